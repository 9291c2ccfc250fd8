package dev.hookferry.domain.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The symmetric signature of Standard Webhooks 1.0.0. */
public final class StandardWebhooks {

  private StandardWebhooks() {}

  /**
   * The value of {@code webhook-signature}: one {@code v1,…} per secret, separated by spaces.
   *
   * @param secrets in the order of their signatures, none empty; without one the value is empty
   * @param id the value of {@code webhook-id}, without a dot
   * @param timestampSeconds the value of {@code webhook-timestamp}, unix seconds
   * @param body exactly the bytes that are sent
   */
  public static String sign(List<String> secrets, String id, long timestampSeconds, byte[] body) {
    byte[] head = (id + "." + timestampSeconds + ".").getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> Hmac.sha256(SigningKey.of(secret), head, body))
        .map(mac -> "v1," + Base64.getEncoder().encodeToString(mac))
        .collect(Collectors.joining(" "));
  }
}
