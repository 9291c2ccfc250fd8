package dev.hookferry.domain.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Turns a secret's text into the bytes of a key. */
public final class SigningKey {

  static final String PREFIX = "whsec_";

  private SigningKey() {}

  /** The decoded bytes of {@code whsec_} and Base64, else the text's own bytes in UTF-8. */
  public static byte[] of(String secret) {
    return decoded(secret).orElseGet(() -> secret.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> decoded(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(secret.substring(PREFIX.length())))
          .filter(bytes -> bytes.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
