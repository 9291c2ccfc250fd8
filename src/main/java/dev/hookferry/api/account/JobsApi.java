package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

/** Routes and documentation; {@link JobsResource} answers. */
@Path("/v1/webhooks/jobs")
@Tag(name = "account: jobs")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface JobsApi {

  /** For the OpenAPI document alone. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(requiredProperties = {"kind", "mode", "since"})
  record JobRequest(
      @Schema(enumeration = JobJson.KIND) String kind,
      @Schema(
              enumeration = {"failed", "missing", "all"},
              description =
                  "failed: what failed last; missing: what an endpoint wants now and never got;"
                      + " all: what was ever delivered or failed.")
          String mode,
      @Schema(nullable = true, description = "One endpoint, of whatever surface.")
          String endpointId,
      @Schema(nullable = true, description = "The endpoints of this scope only.") ScopeJson scope,
      @Schema(format = "date-time", description = "Events created at or after.") String since,
      @Schema(
              nullable = true,
              format = "date-time",
              description = "Events created before; now, where it is left out.")
          String until,
      @Schema(nullable = true, description = "Patterns; all, where it is left out.")
          List<String> eventTypes,
      @Schema(
              nullable = true,
              minimum = "1",
              maximum = "10000",
              description =
                  "Deliveries made a second; as fast as the live traffic leaves room, where it is"
                      + " left out.")
          Integer ratePerSecond,
      @Schema(defaultValue = "false", description = "Plan only; resume starts it.")
          boolean dryRun) {}

  @POST
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "What it selects is fixed, and it runs unless it is a dry run.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobJson.class)))
  @Operation(
      operationId = "createJob",
      summary = "Create Job: replay many events at once",
      description =
          "Recovers what failed, sends what an endpoint has missed, or replays everything of some"
              + " time. Disabled endpoints are left out and counted.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobRequest.class),
              examples =
                  @ExampleObject(
                      name = "failed since yesterday",
                      value =
                          "{\"kind\": \"replay\", \"mode\": \"failed\","
                              + " \"since\": \"2026-11-29T00:00:00Z\"}")))
  Uni<JobJson> create(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes);

  @GET
  @Operation(operationId = "listJobs", summary = "List Jobs, newest first")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "Of the page before: its next_cursor, or its Link.",
      schema = @Schema(type = SchemaType.STRING))
  Uni<PageJson<JobJson>> list(@Context UriInfo uri);

  @GET
  @Path("/{id}")
  @Operation(operationId = "getJob", summary = "Get Job, with its plan and its progress")
  Uni<JobJson> get(@PathParam("id") String id);

  @POST
  @Path("/{id}/pause")
  @Operation(
      operationId = "pauseJob",
      summary = "Pause Job; 409 where it does not run",
      description = "Deliveries that it has made go on.")
  Uni<JobJson> pause(@PathParam("id") String id);

  @POST
  @Path("/{id}/resume")
  @Operation(
      operationId = "resumeJob",
      summary = "Resume Job that is planned or paused; 409 otherwise")
  Uni<JobJson> resume(@PathParam("id") String id);

  @POST
  @Path("/{id}/cancel")
  @Operation(
      operationId = "cancelJob",
      summary = "Cancel Job for good; 409 where it is over",
      description = "Deliveries that it has made go on.")
  Uni<JobJson> cancel(@PathParam("id") String id);

  @GET
  @Path("/{id}/failures")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "exportJobFailures",
      summary = "Export the deliveries of a Job that failed, oldest first")
  @Parameter(
      name = "format",
      in = ParameterIn.QUERY,
      description = "jsonl: a delivery a line; csv: with a line of names.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"jsonl", "csv"},
              defaultValue = "jsonl"))
  @APIResponse(
      responseCode = "200",
      description = "All of them, written as they are read",
      content = {
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(implementation = DeliveryJson.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  RestMulti<String> failures(@PathParam("id") String id, @Context UriInfo uri);
}
