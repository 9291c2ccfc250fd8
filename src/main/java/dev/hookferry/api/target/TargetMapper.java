package dev.hookferry.api.target;

import static dev.hookferry.api.target.TargetFields.CHECK_CERT;
import static dev.hookferry.api.target.TargetFields.NAME;
import static dev.hookferry.api.target.TargetFields.URL;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.target.TargetJson.Registration;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.envelope.TargetEnvelope;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointPage;
import dev.hookferry.registry.endpoint.Saved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Between the surface's JSON and the registry's endpoints. */
final class TargetMapper {

  /** The document names none. */
  private static final int TIMEOUT_MS = 15_000;

  /** A webhook of the account gets the events of these kinds of scope. */
  private static final List<String> HEARS = List.of("account", "target");

  private TargetMapper() {}

  /** An id; fails as not found where the text can be none. */
  static UUID id(String text) {
    return Base58.decode(text).orElseThrow(TargetMapper::notFound);
  }

  static Endpoint draft(Owner owner, Values settings) {
    Scope scope = owner.scope();
    Endpoint endpoint = new Endpoint();
    endpoint.accountId = owner.accountId();
    endpoint.surface = TargetEnvelope.NAME;
    endpoint.scopeKind = scope.kind().text();
    endpoint.scopeId = scope.id();
    endpoint.hears = scope.isAccount() ? HEARS : null;
    endpoint.timeoutMs = TIMEOUT_MS;
    endpoint.retries = TargetEnvelope.RETRIES;
    replace(settings, endpoint);
    return endpoint;
  }

  /** What is left out falls back to its documented default, and where it has none, stays. */
  static void replace(Values settings, Endpoint endpoint) {
    endpoint.verifyTls = settings.get(CHECK_CERT);
    change(settings, endpoint);
  }

  /** What is left out stays. */
  static void change(Values settings, Endpoint endpoint) {
    settings.ifStated(URL, url -> endpoint.url = url);
    settings.ifStated(NAME, name -> endpoint.name = name);
    settings.ifStated(CHECK_CERT, check -> endpoint.verifyTls = check);
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
    return new Snapshot()
        .with(URL.name(), endpoint.url)
        .with(NAME.name(), endpoint.name)
        .with(CHECK_CERT.name(), endpoint.verifyTls);
  }

  static Webhook webhook(Endpoint endpoint) {
    return new Webhook(
        Base58.encode(endpoint.id),
        endpoint.name,
        endpoint.url,
        endpoint.verifyTls,
        TargetJson.API_VERSION,
        time(endpoint.createdAt),
        time(endpoint.updatedAt));
  }

  static WebhookPage page(EndpointPage page, TargetPage paging) {
    paging.check(page.total());
    return new WebhookPage(
        page.total(),
        paging.pages(page.total()),
        paging.page(),
        paging.length(),
        page.items().stream().map(TargetMapper::webhook).toList());
  }

  static Registration registration(TargetJson.Event event, Endpoint endpoint) {
    Webhook webhook = webhook(endpoint);
    return new Registration(
        event,
        webhook.name(),
        webhook.url(),
        webhook.checkCert(),
        webhook.apiVersion(),
        webhook.created(),
        webhook.changed());
  }

  static void requireFound(boolean found) {
    if (!found) {
      throw notFound();
    }
  }

  static ApiException notFound() {
    return new ApiException(new ApiError.NotFound());
  }

  static String time(Instant at) {
    return IsoTime.millis(at);
  }
}
