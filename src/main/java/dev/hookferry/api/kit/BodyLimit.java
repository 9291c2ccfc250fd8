package dev.hookferry.api.kit;

import dev.hookferry.config.HookferryConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Reads every request's body before a resource sees it, so that one that is too large or takes too
 * long is refused in the surface's words, whether its length was announced or not.
 */
class BodyLimit {

  private final ErrorRenderers renderers;
  private final Duration timeout;

  BodyLimit(ErrorRenderers renderers, HookferryConfig config) {
    this.renderers = renderers;
    this.timeout = config.api().bodyTimeout();
  }

  @ServerRequestFilter(preMatching = true)
  Uni<Response> read(ResteasyReactiveContainerRequestContext resource, RoutingContext context) {
    if (!hasBody(context)) {
      return null;
    }
    return BodyReader.read(context.request(), limit(context), timeout)
        .invoke(body -> resource.setEntityStream(new ByteArrayInputStream(body)))
        .replaceWith((Response) null);
  }

  private static boolean hasBody(RoutingContext context) {
    return !context.request().isEnded()
        && Optional.ofNullable(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))
            .map(length -> !length.equals("0"))
            .orElse(true);
  }

  private long limit(RoutingContext context) {
    String path = context.normalizedPath();
    return renderers
        .surface(path)
        .map(surface -> surface.bodyLimit(context.request().method().name(), path))
        .orElse(SurfaceErrors.BODY_LIMIT);
  }
}
