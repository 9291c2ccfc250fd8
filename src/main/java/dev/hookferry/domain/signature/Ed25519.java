package dev.hookferry.domain.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Keys of the asymmetric signature of Standard Webhooks 1.0.0: {@code whsk_} and Base64 of 64
 * bytes, the seed and the public key.
 */
public final class Ed25519 {

  private static final String SECRET = "whsk_";
  private static final String PUBLIC = "whpk_";
  private static final int SEED_BYTES = 32;
  private static final int KEY_BYTES = 64;

  private Ed25519() {}

  /** Whether the text is such a key. */
  public static boolean isKey(String secret) {
    return bytes(secret).isPresent();
  }

  /** What its receivers check signatures with: {@code whpk_} and Base64 of 32 bytes. */
  public static String publicKey(String secret) {
    byte[] key = bytes(secret).orElseThrow();
    return PUBLIC
        + Base64.getEncoder().encodeToString(Arrays.copyOfRange(key, SEED_BYTES, KEY_BYTES));
  }

  /** The signature of these parts, one after the other: 64 bytes. */
  static byte[] sign(String secret, byte[]... parts) {
    byte[] seed = Arrays.copyOf(bytes(secret).orElseThrow(), SEED_BYTES);
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private static Optional<byte[]> bytes(String secret) {
    if (!secret.startsWith(SECRET)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(secret.substring(SECRET.length())))
          .filter(bytes -> bytes.length == KEY_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
