package dev.hookferry.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a row of texts. Each goes in behind its length, so that no other row has the same:
 * a separator could stand in a text as well.
 */
final class Fingerprint {

  private final MessageDigest digest = sha256();

  /** Of bytes alone. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Fingerprint add(String text) {
    return add(text.getBytes(UTF_8));
  }

  Fingerprint add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  /** Ends the row. */
  byte[] digest() {
    return digest.digest();
  }
}
