package dev.hookferry.api.kit;

import dev.hookferry.domain.model.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The smallest surface: shows what the shared mechanics do, in words of its own. */
@Path("/echo")
public class EchoResource {

  private final Callers callers;

  EchoResource(Callers callers) {
    this.callers = callers;
  }

  @POST
  @Operation(hidden = true)
  public Uni<Integer> length(byte[] body) {
    return Uni.createFrom().item(body.length);
  }

  @PUT
  @Consumes({"application/x-www-form-urlencoded", "multipart/form-data"})
  @Operation(hidden = true)
  public Uni<String> form(@HeaderParam("Content-Type") String type, byte[] body) {
    return Uni.createFrom().item(Forms.parse(type, body).map(Object::toString).orElse("no form"));
  }

  @GET
  @Path("/caller")
  @Operation(hidden = true)
  public Uni<String> caller() {
    return callers.caller().map(Caller::name);
  }

  @GET
  @Path("/json")
  @Operation(hidden = true)
  public Uni<Map<String, Integer>> json() {
    return Uni.createFrom().item(Map.of("a", 1));
  }

  @GET
  @Path("/fail/{how}")
  @Operation(hidden = true)
  public Uni<String> fail(@PathParam("how") String how) {
    return Uni.createFrom()
        .failure(
            switch (how) {
              case "lost" -> new IllegalStateException(new IOException("Connection reset by peer"));
              case "away" ->
                  new IllegalStateException(new PgException("gone", "FATAL", "08006", null));
              case "unstorable" ->
                  new IllegalStateException(new PgException("zero", "ERROR", "22021", null));
              case "full" -> new BulkheadException("too many at once");
              case "late" -> new TimeoutException("60 s");
              case "entities-away" -> new IllegalStateException(new SQLException("gone", "08006"));
              case "entity-unstorable" ->
                  new IllegalStateException(new SQLException("zero", "22021"));
              case "forbidden" -> new ApiException(new ApiError.Forbidden());
              default -> new IllegalStateException("a bug");
            });
  }
}
