package dev.hookferry.domain.signature;

import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes secrets, and hints by which their owner knows them. */
public final class Secrets {

  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int STANDARD_BYTES = 32;
  private static final int HINT_LENGTH = 4;

  private Secrets() {}

  /**
   * A Standard Webhooks secret: {@code whsec_} and 32 bytes in Base64.
   *
   * @param random a secure one, outside of tests
   */
  public static String standard(RandomGenerator random) {
    byte[] bytes = new byte[STANDARD_BYTES];
    random.nextBytes(bytes);
    return SigningKey.PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * A secret of ASCII letters and digits, 5.95 bits each.
   *
   * @param random a secure one, outside of tests
   */
  public static String alphanumeric(int length, RandomGenerator random) {
    return random
        .ints(length, 0, ALPHANUMERIC.length())
        .mapToObj(i -> ALPHANUMERIC.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** The last 4 characters, or all of a shorter secret. */
  public static String hint(String secret) {
    int characters = Math.min(HINT_LENGTH, secret.codePointCount(0, secret.length()));
    return secret.substring(secret.offsetByCodePoints(secret.length(), -characters));
  }
}
