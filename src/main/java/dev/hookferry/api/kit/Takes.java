package dev.hookferry.api.kit;

import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the OpenAPI document which {@link Shape} an operation reads, by its name. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Takes {

  /** The shape of the body; empty: none. */
  String body() default "";

  /** The media types of the body. */
  String[] type() default MediaType.APPLICATION_JSON;

  /** Whether an HTML form, of either encoding, is as good. */
  boolean forms() default false;

  /** Whether the body may be an array of the shape as well. */
  boolean batch() default false;

  /** Whether the body may be left out. */
  boolean optional() default false;

  /** The shape of the query's parameters; empty: none. */
  String query() default "";
}
