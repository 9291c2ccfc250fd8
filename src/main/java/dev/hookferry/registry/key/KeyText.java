package dev.hookferry.registry.key;

import dev.hookferry.registry.SecretText;
import java.util.random.RandomGenerator;

/** The text of keys: {@code hk_…}. */
final class KeyText {

  private static final SecretText FORM = new SecretText("hk_");

  private KeyText() {}

  static String generate(RandomGenerator random) {
    return FORM.generate(random);
  }

  /** Whether {@link #generate} may have made this text; null was not. */
  static boolean isWellFormed(String text) {
    return FORM.isWellFormed(text);
  }

  /** The SHA-256 of a key, all that is kept of it. */
  static byte[] hash(String text) {
    return SecretText.hash(text);
  }
}
