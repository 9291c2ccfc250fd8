package dev.hookferry.api.kit;

import dev.hookferry.config.PublicUrl;
import io.vertx.ext.web.RoutingContext;

/**
 * What a renderer may want to know of the request.
 *
 * @param path normalized, without the query
 * @param origin scheme and authority as the client sees them: {@code https://example.com}
 */
public record FailedRequest(String method, String path, String origin) {

  static FailedRequest of(RoutingContext context, PublicUrl publicUrl) {
    var request = context.request();
    return new FailedRequest(
        request.method().name(), context.normalizedPath(), publicUrl.or(Origin.of(request)));
  }
}
