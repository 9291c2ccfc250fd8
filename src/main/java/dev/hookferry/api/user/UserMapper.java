package dev.hookferry.api.user;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.UserEnvelope;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Status;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Between webhooks as the document has them and endpoints. */
@ApplicationScoped
class UserMapper {

  private static final int SECRET_LENGTH = 32;

  private final UserEnvelope surface;
  private final RandomGenerator random;

  UserMapper(UserEnvelope surface, RandomGenerator random) {
    this.surface = surface;
    this.random = random;
  }

  /** A new webhook among these. */
  Endpoint draft(EndpointSet among, UserWebhook webhook) {
    Scope user = among.scope().orElseThrow();
    Endpoint draft = new Endpoint();
    draft.accountId = among.accountId();
    draft.surface = UserEnvelope.NAME;
    draft.scopeKind = user.kind().text();
    draft.scopeId = user.id();
    draft.timeoutMs = (int) UserEnvelope.TIMEOUT.toMillis();
    draft.retries = surface.retries();
    draft.secrets = List.of(newSecret());
    apply(webhook, draft);
    return draft;
  }

  /** Changes the endpoint; what the request leaves out is kept. */
  void apply(UserWebhook webhook, Endpoint endpoint) {
    webhook.url().ifPresent(url -> endpoint.url = url);
    endpoint.patterns = UserEvents.patterns(webhook.events());
    webhook
        .secrets()
        .ifPresent(
            secrets -> endpoint.secrets = secrets.isEmpty() ? List.of(newSecret()) : secrets);
  }

  static UserJson.Webhook json(Endpoint endpoint) {
    return new UserJson.Webhook(
        endpoint.id,
        endpoint.url,
        UserEvents.events(endpoint.patterns),
        endpoint.scopeId,
        endpoint.secrets);
  }

  static UserJson.Log json(Delivery delivery, Event event) {
    return new UserJson.Log(
        delivery.id(),
        delivery.eventType(),
        new String(UserEnvelope.body(event.data(), event.type()), StandardCharsets.UTF_8),
        delivery.lastStatus(),
        delivery.lastStatus() == null
            ? null
            : new String(delivery.lastBody(), StandardCharsets.UTF_8),
        delivery.url(),
        Math.max(0, delivery.attemptCount() - 1),
        delivery.status() == Status.SUCCEEDED ? "success" : "failure");
  }

  private String newSecret() {
    return Secrets.alphanumeric(SECRET_LENGTH, random);
  }
}
