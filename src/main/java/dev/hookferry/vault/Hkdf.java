package dev.hookferry.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF with SHA-256, for outputs of one block (RFC 5869); the JDK has its own from version 25 only.
 */
final class Hkdf {

  private static final String HMAC = "HmacSHA256";
  private static final byte ONLY_BLOCK = 1;

  private Hkdf() {}

  /**
   * Derives a key.
   *
   * @param info what the key is for; another purpose has an unrelated key
   * @return 32 bytes
   */
  static byte[] derive(byte[] key, byte[] salt, byte[] info) {
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = ONLY_BLOCK;
    return hmac(hmac(salt, key), block);
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
