package dev.hookferry.api.kit;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the credential in the headers: {@code X-API-Key}, else {@code Authorization}. */
final class PresentedKey {

  private static final Set<String> SCHEMES = Set.of("bearer", "jwt", "token");

  /** In the place of bytes that are no UTF-8: presented, and nobody's key. */
  private static final String NO_TEXT = "\0";

  private PresentedKey() {}

  static Optional<String> of(MultiMap headers) {
    return present(headers.get("X-API-Key")).or(() -> authorization(headers.get("Authorization")));
  }

  /** The part after the scheme, which RFC 9110 (11.1) reads in any case. */
  private static Optional<String> authorization(String header) {
    if (header == null) {
      return Optional.empty();
    }
    String[] parts = header.strip().split("\\s+", 2);
    return parts.length == 2 && SCHEMES.contains(parts[0].toLowerCase(Locale.ROOT))
        ? present(parts[1])
        : Optional.empty();
  }

  private static Optional<String> present(String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(key -> Utf8.ofHeader(key).orElse(NO_TEXT));
  }
}
