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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Routes and documentation; {@link EventsResource} answers. */
@Path("/v1/webhooks/events")
@Tag(name = "account: events")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface EventsApi {

  /** For the OpenAPI document alone. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(requiredProperties = {"type", "data"})
  record EventRequest(
      @Schema(maxLength = 255) String type,
      @Schema(description = "Any JSON; delivered byte for byte.") Object data,
      @Schema(nullable = true) ScopeJson scope,
      @Schema(nullable = true, format = "date-time") String occurredAt,
      @Schema(nullable = true, maxLength = 255) String objectType) {}

  @POST
  @ResponseStatus(202)
  @Operation(
      operationId = "publishEvent",
      summary = "Publish Event, or an array of up to 1,000: all or nothing",
      description =
          "CloudEvents 1.0 are taken too, in binary, structured and batched mode: type and time are"
              + " the event's, the extensions scopekind and scopeid its scope, source and id its"
              + " idempotency key; those of a batch together are the key of the batch.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(oneOf = {EventRequest.class, EventRequest[].class})),
        @Content(
            mediaType = "application/cloudevents+json",
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/cloudevents-batch+json",
            schema = @Schema(type = SchemaType.ARRAY))
      })
  @APIResponse(
      responseCode = "202",
      description = "The events and their deliveries are committed.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(oneOf = {AcceptedJson.class, AcceptedJson[].class})))
  Uni<Object> publish(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("Prefer") String preference,
      @Context HttpHeaders headers,
      byte[] bytes);

  @GET
  @Operation(operationId = "listEvents", summary = "List Events, newest first")
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
  @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "scope_kind",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"account", "session", "target", "device", "user"}))
  @Parameter(name = "scope_id", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "At or after; Unix seconds too.",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Before.",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  Uni<PageJson<EventJson>> list(@Context UriInfo uri);

  @GET
  @Path("/{id}")
  @Operation(operationId = "getEvent", summary = "Get Event, with its deliveries")
  Uni<EventJson> get(@PathParam("id") String id);
}
