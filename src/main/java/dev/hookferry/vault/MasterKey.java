package dev.hookferry.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** One master key: never used itself, only what is derived from it. */
final class MasterKey {

  static final int BYTES = 32;

  private static final byte[] SALT = "dev.hookferry.vault".getBytes(UTF_8);

  private final byte[] key;

  /**
   * Takes a key.
   *
   * @param key {@link #BYTES} bytes
   */
  MasterKey(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A master key has " + BYTES + " bytes, not " + key.length);
    }
    this.key = key.clone();
  }

  byte[] derive(String purpose) {
    return Hkdf.derive(key, SALT, purpose.getBytes(UTF_8));
  }

  /** Names the key beside what it sealed; says nothing about it. */
  long id() {
    return ByteBuffer.wrap(derive("key id")).getLong();
  }
}
