package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a webhook's fields out of a request; fails with everything that is wrong with them. */
@ApplicationScoped
class WebhookFields {

  private static final int MAX_NAME = 255;
  private static final String ONLY_VERSION = "v1";

  private final AddressGuard guard;
  private final boolean httpAllowed;

  WebhookFields(AddressGuard guard, HookferryConfig config) {
    this.guard = guard;
    this.httpAllowed = config.egress().http();
  }

  /** Of a webhook to come, or of one that is replaced: its URL is required. */
  WebhookSettings whole(JsonNode data) {
    Fields fields = Fields.of(data);
    fields.require("url");
    return read(fields);
  }

  /** Of a webhook that changes in part. */
  WebhookSettings partial(JsonNode data) {
    return read(Fields.of(data));
  }

  private WebhookSettings read(Fields fields) {
    WebhookSettings settings =
        new WebhookSettings(
            fields
                .text("url")
                .filter(url -> !url.isEmpty() || fields.broken(Rule.NOT_BLANK, "url"))
                .filter(url -> isReceiver(url) || fields.broken(Rule.URL, "url")),
            fields
                .text("name")
                .filter(name -> isShort(name) || fields.broken(Rule.MAX_LENGTH, "name", MAX_NAME)),
            fields.bool("check_cert"));
    fields.choice("api_version", ONLY_VERSION);
    fields.check();
    return settings;
  }

  private boolean isReceiver(String url) {
    return ReceiverUrl.check(url, guard) instanceof UrlCheck.Valid valid
        && (valid.url().https() || httpAllowed);
  }

  private static boolean isShort(String name) {
    return name.codePointCount(0, name.length()) <= MAX_NAME;
  }
}
