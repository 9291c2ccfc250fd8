package dev.hookferry.api.svix;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What the SDKs and pages in browsers need of HTTP: a doubled first slash and a last one count for
 * nothing, and every origin may ask. The paths of other surfaces below {@code /api/v1/} stay
 * theirs.
 */
@Singleton
class SvixRoutes {

  private static final String ROOT = "/api/v1/";

  /** After requests have their names, before they are counted. */
  private static final int EARLY = Integer.MAX_VALUE - 2;

  void register(@Observes Filters filters) {
    filters.register(SvixRoutes::route, EARLY);
  }

  private static void route(RoutingContext context) {
    String uri = context.request().uri();
    String plain = plain(uri);
    if (!isOurs(plain)) {
      context.next();
    } else if (!plain.equals(uri)) {
      context.reroute(plain);
    } else {
      allowOrigins(context);
    }
  }

  private static void allowOrigins(RoutingContext context) {
    if (context.request().getHeader("Origin") == null) {
      context.next();
      return;
    }
    context.response().putHeader("Access-Control-Allow-Origin", "*");
    if (context.request().method() == HttpMethod.OPTIONS) {
      context
          .response()
          .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS")
          .putHeader("Access-Control-Allow-Headers", asked(context))
          .putHeader("Access-Control-Max-Age", "600")
          .setStatusCode(200)
          .end();
    } else {
      context.next();
    }
  }

  private static String asked(RoutingContext context) {
    String headers = context.request().getHeader("Access-Control-Request-Headers");
    return headers == null ? "*" : headers;
  }

  private static String plain(String uri) {
    String single = uri.startsWith("//") ? uri.replaceFirst("^/+", "/") : uri;
    if (!isOurs(single)) {
      return single;
    }
    int query = single.indexOf('?');
    String path = query < 0 ? single : single.substring(0, query);
    return path.replaceFirst("/+$", "") + (query < 0 ? "" : single.substring(query));
  }

  private static boolean isOurs(String uri) {
    return uri.startsWith(ROOT) && !uri.startsWith("ssh", ROOT.length()) && !isOfDevices(uri);
  }

  private static boolean isOfDevices(String uri) {
    return uri.startsWith("webhooks", ROOT.length());
  }
}
