package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceFields.ACTIVE;
import static dev.hookferry.api.device.DeviceFields.DESCRIPTION;
import static dev.hookferry.api.device.DeviceFields.DISABLED;
import static dev.hookferry.api.device.DeviceFields.EVENT_TYPES;
import static dev.hookferry.api.device.DeviceFields.HEADERS;
import static dev.hookferry.api.device.DeviceFields.MAX_RETRIES;
import static dev.hookferry.api.device.DeviceFields.SECRET;
import static dev.hookferry.api.device.DeviceFields.STATUS;
import static dev.hookferry.api.device.DeviceFields.TIMEOUT;
import static dev.hookferry.api.device.DeviceFields.URL;

import dev.hookferry.api.kit.Values;
import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointPage;
import java.util.List;

/** Between webhooks as the panel has them and endpoints. */
final class DeviceMapper {

  private DeviceMapper() {}

  /** A new webhook of the device; what the request leaves out is the endpoint's own default. */
  static Endpoint draft(Device device, Values webhook) {
    Endpoint draft = new Endpoint();
    draft.accountId = device.accountId();
    draft.surface = DeviceEnvelope.NAME;
    draft.scopeKind = device.scope().kind().text();
    draft.scopeId = device.scope().id();
    apply(webhook, draft);
    return draft;
  }

  /** Changes the endpoint; what the request leaves out is kept. */
  static void apply(Values webhook, Endpoint endpoint) {
    endpoint.url = webhook.get(URL);
    endpoint.enabled = webhook.get(STATUS).equals(ACTIVE);
    endpoint.patterns = webhook.get(EVENT_TYPES);
    endpoint.retries = webhook.get(MAX_RETRIES);
    webhook.ifStated(SECRET, secret -> endpoint.secrets = List.of(secret));
    webhook.ifStated(TIMEOUT, ms -> endpoint.timeoutMs = Math.toIntExact(ms));
    webhook.ifStated(HEADERS, headers -> apply(headers, endpoint));
    webhook.ifStated(DESCRIPTION, description -> endpoint.description = description);
  }

  /** In the words of its requests. */
  static Snapshot snapshot(Endpoint endpoint) {
    DeviceJson.Webhook shown = json(endpoint);
    return new Snapshot()
        .with(URL.name(), shown.url())
        .secret(SECRET.name(), shown.secret())
        .with(STATUS.name(), shown.status())
        .with(TIMEOUT.name(), shown.timeout())
        .headers(HEADERS.name(), endpoint.headers)
        .with(DESCRIPTION.name(), shown.description())
        .with(EVENT_TYPES.name(), shown.eventTypes())
        .with(MAX_RETRIES.name(), shown.maxRetries());
  }

  static DeviceJson.Webhook json(Endpoint endpoint) {
    return new DeviceJson.Webhook(
        endpoint.number,
        endpoint.url,
        endpoint.secrets.stream().findFirst().orElse(null),
        endpoint.enabled ? ACTIVE : DISABLED,
        endpoint.timeoutMs,
        DeviceHeaders.text(endpoint.headers, endpoint.headersText),
        endpoint.description,
        endpoint.patterns,
        endpoint.retries);
  }

  static DeviceJson.WebhookPage json(EndpointPage found, DevicePage page) {
    return new DeviceJson.WebhookPage(
        found.items().stream().map(DeviceMapper::json).toList(), page.options(found.total()));
  }

  private static void apply(DeviceHeaders headers, Endpoint endpoint) {
    endpoint.headers = headers.values();
    endpoint.headersText = headers.text();
  }
}
