package dev.hookferry.api.account;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** How a request carries CloudEvents 1.0.2, if it does (HTTP protocol binding, section 3). */
enum CloudEventMode {
  /** It carries none. */
  NONE,
  /** Attributes in {@code ce-} headers, data as the body. */
  BINARY,
  /** One event as JSON. */
  STRUCTURED,
  /** An array of events as JSON. */
  BATCHED;

  static CloudEventMode of(String contentType, HttpHeaders headers) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "application/cloudevents+json" -> STRUCTURED;
      case "application/cloudevents-batch+json" -> BATCHED;
      default -> headers.getHeaderString("ce-specversion") == null ? NONE : BINARY;
    };
  }
}
