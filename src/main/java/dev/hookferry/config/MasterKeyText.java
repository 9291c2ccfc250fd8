package dev.hookferry.config;

import java.util.Base64;

/** A master key as it stands in a setting or a file. */
public final class MasterKeyText {

  private static final int BYTES = 32;

  private MasterKeyText() {}

  /**
   * Reads one key.
   *
   * @param text the base64 of 32 bytes
   * @throws IllegalArgumentException with a message for the operator that does not quote the key
   */
  public static byte[] decode(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      return key.length == BYTES ? key : unreadable();
    } catch (IllegalArgumentException e) {
      return unreadable();
    }
  }

  private static byte[] unreadable() {
    throw new IllegalArgumentException(
        "HOOKFERRY_MASTER_KEY cannot be read: expected the base64 of 32 bytes, or several separated by commas.");
  }
}
