package dev.hookferry.api.device;

import java.util.List;
import java.util.Optional;

/** What a request says of a webhook; an empty member was left out. */
record DeviceWebhook(
    String url,
    Optional<String> secret,
    String status,
    Optional<Integer> timeoutMs,
    Optional<DeviceHeaders> headers,
    Optional<String> description,
    List<String> eventTypes,
    int maxRetries) {

  static final String ACTIVE = "active";
  static final String DISABLED = "disabled";

  boolean isActive() {
    return status.equals(ACTIVE);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "DeviceWebhook[" + status + ", " + eventTypes + "]";
  }
}
