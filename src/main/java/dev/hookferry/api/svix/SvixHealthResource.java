package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether the surface works, and what it has. */
@Path("/api/v1")
class SvixHealthResource {

  private final Pool pool;

  SvixHealthResource(Pool pool) {
    this.pool = pool;
  }

  /** Queue and cache are the database too. */
  @GET
  @Path("/health")
  @Operation(hidden = true)
  public Uni<Response> health() {
    return pool.query("SELECT 1")
        .execute()
        .map(
            works -> {
              ObjectNode json = SvixMapper.object().put("status", "ok");
              json.putObject("database").put("status", "ok");
              json.putObject("queue").put("status", "ok");
              json.putObject("cache").put("status", "ok");
              return SvixAnswers.ok(json);
            });
  }

  @GET
  @Path("/health/ping")
  @Operation(hidden = true)
  public Response ping() {
    return SvixAnswers.nothing();
  }

  @HEAD
  @Path("/health")
  @Operation(hidden = true)
  public Uni<Response> head() {
    return health().map(answered -> SvixAnswers.nothing());
  }

  @GET
  @Path("/openapi.json")
  @Operation(hidden = true)
  public Response document() {
    return SvixAnswers.ok(SvixOperations.document());
  }
}
