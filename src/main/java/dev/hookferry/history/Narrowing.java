package dev.hookferry.history;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What deliveries are looked for by that no index knows: of some time only, which bounds the work.
 *
 * @param responseStatus of the last attempt's answer
 * @param error of the last attempt
 * @param text somewhere in the event's data, byte for byte
 */
public record Narrowing(
    Optional<Integer> responseStatus, Optional<ErrorKind> error, Optional<String> text) {

  /** By nothing more. */
  public static final Narrowing NONE =
      new Narrowing(Optional.empty(), Optional.empty(), Optional.empty());

  boolean isOfAttempts() {
    return responseStatus.isPresent() || error.isPresent();
  }

  /** The text as it is looked for in bytes. */
  static Buffer bytes(String text) {
    return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
  }
}
