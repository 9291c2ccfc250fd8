package dev.hookferry.api.session;

import static dev.hookferry.api.session.SessionFields.BACKOFF_MULTIPLIER;
import static dev.hookferry.api.session.SessionFields.EVENTS;
import static dev.hookferry.api.session.SessionFields.HEADERS;
import static dev.hookferry.api.session.SessionFields.INITIAL_BACKOFF;
import static dev.hookferry.api.session.SessionFields.METHOD;
import static dev.hookferry.api.session.SessionFields.RETRIES;
import static dev.hookferry.api.session.SessionFields.URL;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.session.SessionJson.Session;
import dev.hookferry.api.session.SessionJson.SessionList;
import dev.hookferry.api.session.SessionJson.SessionWebhook;
import dev.hookferry.api.session.SessionJson.SessionWebhookList;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.envelope.SessionEnvelope;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointPage;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.registry.scope.ScopeRow;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Between the surface's JSON and the registry's endpoints. */
final class SessionMapper {

  /** The document names none. */
  private static final int TIMEOUT_MS = 15_000;

  private SessionMapper() {}

  /** A webhook's id; fails as not found where the text can be none. */
  static UUID id(String text) {
    return Base58.decode(text).orElseThrow(SessionMapper::notFound);
  }

  static Endpoint draft(Caller caller, Scope session, Values settings) {
    Endpoint endpoint = new Endpoint();
    endpoint.accountId = caller.accountId();
    endpoint.surface = SessionEnvelope.NAME;
    endpoint.scopeKind = session.kind().text();
    endpoint.scopeId = session.id();
    endpoint.timeoutMs = TIMEOUT_MS;
    apply(settings, endpoint);
    return endpoint;
  }

  /** Left out: events and method fall back to their defaults, url and headers stay as they are. */
  static void apply(Values settings, Endpoint endpoint) {
    endpoint.backoffMultiplier =
        settings.optional(BACKOFF_MULTIPLIER).orElse(SessionEnvelope.BACKOFF_MULTIPLIER);
    endpoint.patterns =
        settings.optional(EVENTS).filter(events -> !events.isEmpty()).orElse(List.of("*"));
    endpoint.initialBackoffSeconds =
        settings.optional(INITIAL_BACKOFF).orElse(SessionEnvelope.INITIAL_BACKOFF_SECONDS);
    endpoint.method = settings.get(METHOD).toUpperCase(Locale.ROOT);
    endpoint.retries = settings.optional(RETRIES).orElse(0L);
    settings.ifStated(
        HEADERS, given -> endpoint.headers = Objects.requireNonNullElse(given, Map.of()));
    settings.ifStated(URL, given -> endpoint.url = given);
  }

  /** The saved endpoint; fails as not found where it was not saved. */
  static Endpoint endpoint(Saved saved) {
    return switch (saved) {
      case Saved.Done done -> done.endpoint();
      case Saved.NotFound none -> throw notFound();
      case Saved.ScopeUnknown none -> throw notFound();
      case Saved.ExternalIdTaken never -> throw new IllegalStateException("it has none");
      case Saved.UrlTaken taken -> throw new IllegalStateException("of devices alone");
    };
  }

  /** In the words of its requests. */
  static Snapshot snapshot(Endpoint endpoint) {
    SessionWebhook shown = webhook(endpoint);
    return new Snapshot()
        .with("backoff_multiplier", shown.backoffMultiplier())
        .with("events", shown.events())
        .headers("headers", shown.headers())
        .with("initial_backoff", shown.initialBackoff())
        .with("method", shown.method())
        .with("retries", shown.retries())
        .with("url", shown.url());
  }

  static SessionWebhook webhook(Endpoint endpoint) {
    return new SessionWebhook(
        number(
            Objects.requireNonNullElse(
                endpoint.backoffMultiplier, SessionEnvelope.BACKOFF_MULTIPLIER)),
        endpoint.patterns.equals(List.of("*")) ? null : endpoint.patterns,
        endpoint.headers,
        Base58.encode(endpoint.id),
        Objects.requireNonNullElse(
            endpoint.initialBackoffSeconds, SessionEnvelope.INITIAL_BACKOFF_SECONDS),
        endpoint.method.toLowerCase(Locale.ROOT),
        endpoint.retries,
        endpoint.url);
  }

  static SessionWebhookList page(EndpointPage page, Window window) {
    return new SessionWebhookList(
        page.items().stream().map(SessionMapper::webhook).toList(),
        page.total(),
        window.offset(),
        window.limit(),
        window.hasMore(page.total()));
  }

  /**
   * @param webhooks of this session among others, by the session's id
   */
  static Session session(ScopeRow row, Map<String, List<Endpoint>> webhooks) {
    String id = row.scope().id();
    return new Session(
        id,
        IsoTime.millis(row.createdAt()),
        webhooks.getOrDefault(id, List.of()).stream().map(SessionMapper::webhook).toList());
  }

  static SessionList page(List<Session> sessions, long total, Window window) {
    return new SessionList(sessions, total, window.offset(), window.limit(), window.hasMore(total));
  }

  /**
   * @param found whether there was something to delete
   */
  static Response deleted(boolean found) {
    if (!found) {
      throw notFound();
    }
    return Response.noContent().build();
  }

  static ApiException notFound() {
    return new ApiException(new ApiError.NotFound());
  }

  /** Go writes 2.0 as 2. */
  static Object asInGo(Object limit) {
    return limit instanceof Double number ? number(number) : limit;
  }

  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
        ? (Number) (long) value
        : (Number) value;
  }
}
