package dev.hookferry.api.device;

import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointPage;
import java.util.List;

/** Between webhooks as the panel has them and endpoints. */
final class DeviceMapper {

  private DeviceMapper() {}

  /** A new webhook of the device; what the request leaves out is the endpoint's own default. */
  static Endpoint draft(Device device, DeviceWebhook webhook) {
    Endpoint draft = new Endpoint();
    draft.accountId = device.accountId();
    draft.surface = DeviceEnvelope.NAME;
    draft.scopeKind = device.scope().kind().text();
    draft.scopeId = device.scope().id();
    apply(webhook, draft);
    return draft;
  }

  /** Changes the endpoint; what the request leaves out is kept. */
  static void apply(DeviceWebhook webhook, Endpoint endpoint) {
    endpoint.url = webhook.url();
    endpoint.enabled = webhook.isActive();
    endpoint.patterns = webhook.eventTypes();
    endpoint.retries = webhook.maxRetries();
    webhook.secret().ifPresent(secret -> endpoint.secrets = List.of(secret));
    webhook.timeoutMs().ifPresent(ms -> endpoint.timeoutMs = ms);
    webhook.headers().ifPresent(headers -> apply(headers, endpoint));
    webhook.description().ifPresent(description -> endpoint.description = description);
  }

  static DeviceJson.Webhook json(Endpoint endpoint) {
    return new DeviceJson.Webhook(
        endpoint.number,
        endpoint.url,
        endpoint.secrets.stream().findFirst().orElse(null),
        endpoint.enabled ? DeviceWebhook.ACTIVE : DeviceWebhook.DISABLED,
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
