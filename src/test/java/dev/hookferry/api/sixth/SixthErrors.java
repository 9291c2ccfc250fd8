package dev.hookferry.api.sixth;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.FailedRequest;
import dev.hookferry.api.kit.SurfaceErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The sixth surface's words for what goes wrong: one. */
@ApplicationScoped
class SixthErrors implements SurfaceErrors {

  @Override
  public List<String> prefixes() {
    return List.of("/sixth");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return Response.status(error instanceof ApiError.Unauthenticated ? 401 : 400)
        .type("text/plain")
        .entity("alas: " + error.getClass().getSimpleName())
        .build();
  }
}
