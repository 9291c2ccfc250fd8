package dev.hookferry.api.target;

import dev.hookferry.registry.endpoint.Endpoint;
import java.util.Optional;

/** What a request says of a webhook; empty means left out. */
record WebhookSettings(Optional<String> url, Optional<String> name, Optional<Boolean> checkCert) {

  /** What is left out falls back to its documented default, and where it has none, stays. */
  void replace(Endpoint endpoint) {
    endpoint.verifyTls = true;
    change(endpoint);
  }

  /** What is left out stays. */
  void change(Endpoint endpoint) {
    url.ifPresent(given -> endpoint.url = given);
    name.ifPresent(given -> endpoint.name = given);
    checkCert.ifPresent(given -> endpoint.verifyTls = given);
  }
}
