package dev.hookferry.demo;

import dev.hookferry.domain.signature.StandardWebhooks;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointPage;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Whether one of the demo account's endpoints could have signed a request. */
@ApplicationScoped
@IfBuildProfile("dev")
class SignatureCheck {

  private static final int ENDPOINTS = 50;

  private final DemoAccount account;
  private final Endpoints endpoints;

  SignatureCheck(DemoAccount account, Endpoints endpoints) {
    this.account = account;
    this.endpoints = endpoints;
  }

  /** {@code valid}, {@code invalid}, or {@code none} where the request is not signed. */
  Uni<String> check(String id, String timestamp, String signature, byte[] body) {
    if (id == null || timestamp == null || signature == null) {
      return Uni.createFrom().item("none");
    }
    return account
        .caller()
        .chain(
            caller ->
                endpoints.list(
                    EndpointSet.all(caller.accountId()), EndpointQuery.newest(ENDPOINTS)))
        .map(page -> signed(page, id, timestamp, signature, body) ? "valid" : "invalid");
  }

  private static boolean signed(
      EndpointPage page, String id, String timestamp, String signature, byte[] body) {
    List<String> given = Arrays.asList(signature.split(" "));
    return page.items().stream()
        .map((Endpoint endpoint) -> endpoint.secrets)
        .flatMap(List::stream)
        .map(secret -> StandardWebhooks.sign(List.of(secret), id, Long.parseLong(timestamp), body))
        .anyMatch(given::contains);
  }
}
