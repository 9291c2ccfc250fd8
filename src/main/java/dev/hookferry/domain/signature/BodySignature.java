package dev.hookferry.domain.signature;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The device surface's signature, over the body alone. */
public final class BodySignature {

  private BodySignature() {}

  /**
   * HMAC-SHA256 as 64 lower-case hexadecimal digits.
   *
   * @param secret not empty; its bytes in UTF-8 are the key, even of {@code whsec_…}
   * @param body exactly the bytes that are sent
   */
  public static String hex(String secret, byte[] body) {
    return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), body));
  }
}
