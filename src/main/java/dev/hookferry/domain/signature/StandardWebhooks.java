package dev.hookferry.domain.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The signatures of Standard Webhooks 1.0.0. */
public final class StandardWebhooks {

  private StandardWebhooks() {}

  /**
   * The value of {@code webhook-signature}: one {@code v1,…} per secret, separated by spaces;
   * {@code v1a,…} of an {@link Ed25519} key.
   *
   * @param secrets in the order of their signatures, none empty; without one the value is empty
   * @param id the value of {@code webhook-id}, without a dot
   * @param timestampSeconds the value of {@code webhook-timestamp}, unix seconds
   * @param body exactly the bytes that are sent
   */
  public static String sign(List<String> secrets, String id, long timestampSeconds, byte[] body) {
    byte[] head = (id + "." + timestampSeconds + ".").getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> sign(secret, head, body))
        .collect(Collectors.joining(" "));
  }

  private static String sign(String secret, byte[] head, byte[] body) {
    Base64.Encoder base64 = Base64.getEncoder();
    return Ed25519.isKey(secret)
        ? "v1a," + base64.encodeToString(Ed25519.sign(secret, head, body))
        : "v1," + base64.encodeToString(Hmac.sha256(SigningKey.of(secret), head, body));
  }
}
