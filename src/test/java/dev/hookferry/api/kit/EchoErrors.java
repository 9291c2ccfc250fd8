package dev.hookferry.api.kit;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The words of {@link EchoResource}: an error's name. */
@Singleton
class EchoErrors implements SurfaceErrors {

  @Override
  public List<String> prefixes() {
    return List.of("/echo");
  }

  @Override
  public Response render(ApiError error, FailedRequest request) {
    return Response.status(ErrorRenderers.status(error))
        .type("text/x-echo")
        .entity("echo: " + error.getClass().getSimpleName())
        .build();
  }
}
