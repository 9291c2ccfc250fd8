package dev.hookferry.api.kit;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.PublicUrl;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Where the engine turns alone, no path of a surface is there; health and metrics are. */
class WorkerRole {

  private static final int BEFORE_ANY_OTHER = 0;
  private static final String ENGINE = "/engine/";

  private final ErrorRenderers renderers;
  private final boolean servesApi;
  private final PublicUrl publicUrl;

  WorkerRole(ErrorRenderers renderers, HookferryConfig config, PublicUrl publicUrl) {
    this.renderers = renderers;
    this.publicUrl = publicUrl;
    this.servesApi = config.role().servesApi();
  }

  @ServerRequestFilter(preMatching = true, priority = BEFORE_ANY_OTHER)
  Optional<Response> refuse(RoutingContext context) {
    return servesApi || context.normalizedPath().startsWith(ENGINE)
        ? Optional.empty()
        : Optional.of(
            renderers.render(new ApiError.NotFound(), FailedRequest.of(context, publicUrl)));
  }
}
