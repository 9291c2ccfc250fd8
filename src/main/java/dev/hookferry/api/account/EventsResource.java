package dev.hookferry.api.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Events: published here, whoever's receivers get them. */
@ApplicationScoped
class EventsResource implements EventsApi {

  private final AccountAuth auth;
  private final Publishing publishing;
  private final EventReading reading;

  EventsResource(AccountAuth auth, Publishing publishing, EventReading reading) {
    this.auth = auth;
    this.publishing = publishing;
    this.reading = reading;
  }

  @Override
  public Uni<Object> publish(
      String contentType, String key, String preference, HttpHeaders headers, byte[] bytes) {
    CloudEventMode mode = CloudEventMode.of(contentType, headers);
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.publishing()
        .chain(
            caller ->
                mode == CloudEventMode.NONE
                    ? publishing.publish(caller, body, key)
                    : publishing.publish(caller, CloudEvents.read(mode, headers, body), body, key))
        .map(accepted -> isMinimal(preference) ? Response.accepted().build() : accepted);
  }

  /** RFC 7240; event brokers take a body in the answer for an event of ours. */
  private static boolean isMinimal(String preference) {
    return preference != null && preference.contains("return=minimal");
  }

  @Override
  public Uni<PageJson<EventJson>> list(UriInfo uri) {
    return auth.events().chain(caller -> reading.list(caller, new Query(uri)));
  }

  @Override
  public Uni<EventJson> get(String id) {
    return auth.events().chain(caller -> reading.get(caller, id));
  }
}
