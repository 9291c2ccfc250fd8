package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Events: published here, whoever's receivers get them. */
@Path("/v1/webhooks/events")
@Tag(name = "account: events")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class EventsResource {

  private final AccountAuth auth;
  private final Publishing publishing;
  private final EventReading reading;
  private final Clock clock;

  EventsResource(AccountAuth auth, Publishing publishing, EventReading reading, Clock clock) {
    this.auth = auth;
    this.publishing = publishing;
    this.reading = reading;
    this.clock = clock;
  }

  @POST
  @ResponseStatus(202)
  @Operation(
      operationId = "publishEvent",
      summary = "Publish Event, or an array of up to 1,000: all or nothing",
      description =
          "CloudEvents 1.0 are taken too, in binary, structured and batched mode: type and time are"
              + " the event's, the extensions scopekind and scopeid its scope, source and id its"
              + " idempotency key; those of a batch together are the key of the batch.")
  @Takes(body = "EventRequest", batch = true)
  @APIResponse(
      responseCode = "202",
      description = "The events and their deliveries are committed.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(oneOf = {AcceptedJson.class, AcceptedJson[].class})))
  public Uni<Object> publish(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("Prefer") String preference,
      @HeaderParam("traceparent") String traceparent,
      @Context HttpHeaders headers,
      byte[] bytes) {
    CloudEventMode mode = CloudEventMode.of(contentType, headers);
    JsonBody body = JsonBody.ofEvents(contentType, bytes);
    Optional<String> trace = Optional.ofNullable(traceparent);
    return auth.publishing()
        .chain(
            caller ->
                mode == CloudEventMode.NONE
                    ? publishing.publish(caller, body, key, trace)
                    : publishing.publish(
                        caller, CloudEvents.read(mode, headers, body), body, key, trace))
        .map(accepted -> isMinimal(preference) ? Response.accepted().build() : accepted);
  }

  /** RFC 7240; event brokers take a body in the answer for an event of ours. */
  private static boolean isMinimal(String preference) {
    return preference != null && preference.contains("return=minimal");
  }

  @GET
  @Operation(operationId = "listEvents", summary = "List Events, newest first")
  @Takes(query = "EventQuery")
  public Uni<PageJson<EventJson>> list(@Context UriInfo uri) {
    return auth.events()
        .chain(
            caller ->
                reading.list(caller, SearchFields.read(EventFields.LIST, uri, clock.instant())));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getEvent", summary = "Get Event, with its deliveries")
  public Uni<EventJson> get(@PathParam("id") String id) {
    return auth.events().chain(caller -> reading.get(caller, id));
  }

  @GET
  @Path("/{id}/recipients")
  @Operation(
      operationId = "listRecipients",
      summary = "List Recipients: to which endpoints an event went, and why not to the others")
  public Uni<PageJson<RecipientJson>> recipients(@PathParam("id") String id) {
    return auth.events().chain(caller -> reading.recipients(caller, id));
  }
}
