package dev.hookferry.web.kit;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.Probe;
import dev.hookferry.flow.ProbeResult;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.portal.Capability;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends an endpoint a test event, at once and once, and shows both sides of it. */
public abstract class TestPages {

  private static final String EVENT_TYPE = "webhook.verification";

  /** Headers of the account's own may hold what its customers must not see. */
  private static final Set<String> OURS =
      Set.of("content-type", "user-agent", "webhook-id", "webhook-timestamp", "webhook-signature");

  private final Pages pages;
  private final Reached reached;
  private final Endpoints endpoints;
  private final Probe probe;
  private final Clock clock;

  protected TestPages(Pages pages, Reached reached, Endpoints endpoints, Probe probe, Clock clock) {
    this.pages = pages;
    this.reached = reached;
    this.endpoints = endpoints;
    this.probe = probe;
    this.clock = clock;
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> send(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return pages.act(
        link,
        body,
        Capability.TEST,
        (visitor, form) ->
            reached
                .endpoint(visitor, id)
                .chain(
                    endpoint -> send(endpoint).chain(result -> shown(visitor, endpoint, result))));
  }

  private Uni<Response> shown(Visitor visitor, Endpoint endpoint, ProbeResult result) {
    return pages.page(
        visitor, 200, PageTemplates.test(visitor, endpoint, result, ours(result.requestHeaders())));
  }

  private Uni<ProbeResult> send(Endpoint endpoint) {
    return probe
        .send(endpoint.receiver(), EVENT_TYPE, data(endpoint))
        .call(
            result ->
                result.succeeded()
                    ? endpoints.verified(endpoint.accountId, endpoint.id, clock.instant())
                    : endpoints.notVerified(endpoint.accountId, endpoint.id));
  }

  private static byte[] data(Endpoint endpoint) {
    String id = PublicId.ENDPOINT.of(endpoint.id);
    return ("{\"endpoint_id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> ours(Map<String, String> headers) {
    Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    shown.putAll(headers);
    shown.keySet().removeIf(name -> !OURS.contains(name.toLowerCase(java.util.Locale.ROOT)));
    return shown;
  }
}
