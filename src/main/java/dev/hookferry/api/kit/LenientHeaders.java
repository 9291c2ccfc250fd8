package dev.hookferry.api.kit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps the framework from refusing requests for headers that the surfaces do not mind: each
 * answers in one media type, whatever is accepted, and says itself what it thinks of a content
 * type.
 */
class LenientHeaders {

  private final ErrorRenderers renderers;

  LenientHeaders(ErrorRenderers renderers) {
    this.renderers = renderers;
  }

  @ServerRequestFilter(preMatching = true)
  void relax(RoutingContext context) {
    if (renderers.surface(context.normalizedPath()).isPresent()) {
      MultiMap headers = context.request().headers();
      headers.remove(HttpHeaders.ACCEPT);
      relaxContentType(headers);
    }
  }

  /** A type that is none counts as unknown bytes, an empty one as missing. */
  private static void relaxContentType(MultiMap headers) {
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    if (type == null) {
      return;
    }
    if (type.isBlank()) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
    } else if (!isMediaType(type)) {
      headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
    }
  }

  private static boolean isMediaType(String type) {
    try {
      MediaType.valueOf(type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
