package dev.hookferry.api.kit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * A semicolon in a path is a character like any other (RFC 3986, section 3.3): the framework would
 * cut off what follows it, and find an object by an id that it does not have.
 */
@Singleton
class PlainPaths {

  /** Before all that counts requests: a path that is changed is routed anew. */
  private static final int FIRST = Integer.MAX_VALUE;

  void register(@Observes Filters filters) {
    filters.register(PlainPaths::encode, FIRST);
  }

  private static void encode(RoutingContext context) {
    String path = context.request().path();
    if (path.indexOf(';') < 0) {
      context.next();
    } else {
      String query = context.request().query();
      context.reroute(path.replace(";", "%3B") + (query == null ? "" : "?" + query));
    }
  }
}
