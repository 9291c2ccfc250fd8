package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;

/** Types are strict, and null is not the same as nothing. */
final class SvixCoercion implements Coercion {

  static final Coercion INSTANCE = new SvixCoercion();

  private SvixCoercion() {}

  @Override
  public boolean isLeftOut(Field<?> field, JsonNode input) {
    return input == null;
  }
}
