package dev.hookferry.api.user;

import static dev.hookferry.api.user.UserFields.ALL;
import static dev.hookferry.api.user.UserFields.END_DATE;
import static dev.hookferry.api.user.UserFields.EVENTS;
import static dev.hookferry.api.user.UserFields.EVENT_TYPE;
import static dev.hookferry.api.user.UserFields.LIMIT;
import static dev.hookferry.api.user.UserFields.OFFSET;
import static dev.hookferry.api.user.UserFields.SECRETS;
import static dev.hookferry.api.user.UserFields.SORT_DIRECTION;
import static dev.hookferry.api.user.UserFields.START_DATE;
import static dev.hookferry.api.user.UserFields.URL;

import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.UserEnvelope;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.Status;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Between webhooks as the document has them and endpoints. */
@ApplicationScoped
class UserMapper {

  private static final int SECRET_LENGTH = 32;
  private static final String EVERY_PATTERN = "*";

  /** All that were tried: what was not has nothing to show yet. */
  private static final Set<Status> TRIED =
      Set.of(Status.RESCHEDULED, Status.SUCCEEDED, Status.FAILED);

  private final UserEnvelope surface;
  private final RandomGenerator random;

  UserMapper(UserEnvelope surface, RandomGenerator random) {
    this.surface = surface;
    this.random = random;
  }

  /** A new webhook among these. */
  Endpoint draft(EndpointSet among, Values webhook) {
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
  void apply(Values webhook, Endpoint endpoint) {
    webhook.ifStated(URL, url -> endpoint.url = url);
    endpoint.patterns = replaced(webhook.get(EVENTS), ALL, EVERY_PATTERN);
    webhook.ifStated(
        SECRETS, secrets -> endpoint.secrets = secrets.isEmpty() ? List.of(newSecret()) : secrets);
  }

  /** In the words of its requests. */
  static Snapshot snapshot(Endpoint endpoint) {
    return new Snapshot()
        .with(URL.name(), endpoint.url)
        .with(EVENTS.name(), replaced(endpoint.patterns, EVERY_PATTERN, ALL))
        .secret(SECRETS.name(), endpoint.secrets);
  }

  static UserJson.Webhook json(Endpoint endpoint) {
    return new UserJson.Webhook(
        endpoint.id,
        endpoint.url,
        replaced(endpoint.patterns, EVERY_PATTERN, ALL),
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

  /** Which deliveries to these webhooks are asked for. */
  static DeliveryQuery deliveries(EndpointSet webhooks, Values query) {
    return new DeliveryQuery(
        webhooks.accountId(),
        webhooks.surface(),
        webhooks.scope(),
        Optional.empty(),
        List.of(),
        TRIED,
        query.optional(EVENT_TYPE).filter(type -> !type.equals(ALL)),
        query.optional(START_DATE),
        query.optional(END_DATE),
        query.get(SORT_DIRECTION).equals("ASC"),
        Optional.empty(),
        query.get(OFFSET),
        query.get(LIMIT));
  }

  private static List<String> replaced(List<String> texts, String text, String by) {
    return texts.stream().map(each -> each.equals(text) ? by : each).toList();
  }

  private String newSecret() {
    return Secrets.alphanumeric(SECRET_LENGTH, random);
  }
}
