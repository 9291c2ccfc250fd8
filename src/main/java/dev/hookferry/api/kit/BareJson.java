package dev.hookferry.api.kit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** JSON has no charset parameter (RFC 8259, section 11), though the framework adds one. */
@Singleton
class BareJson {

  private static final Pattern WITH_CHARSET =
      Pattern.compile("(application/(?:[^;]+\\+)?json) *;.*");

  // In capitals: the adapter for AWS Lambda finds it by no other spelling, and takes the body for
  // binary.
  private static final String CONTENT_TYPE = "Content-Type";

  /** Added before the framework's own, to run after it: the latest comes first. */
  private static final int EARLY = 1000;

  void register(@Observes Filters filters) {
    filters.register(BareJson::watch, EARLY);
  }

  private static void watch(RoutingContext context) {
    context.addHeadersEndHandler(end -> strip(context.response().headers()));
    context.next();
  }

  private static void strip(MultiMap headers) {
    String type = headers.get(CONTENT_TYPE);
    if (type != null) {
      headers.set(CONTENT_TYPE, WITH_CHARSET.matcher(type).replaceFirst("$1"));
    }
  }
}
