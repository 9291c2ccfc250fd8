package dev.hookferry.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets at rest with AES-256-GCM, each for one endpoint of one account, so that a copied
 * row opens nowhere else.
 *
 * <p>A sealed secret is: version (1 byte), key id (8), nonce (12), ciphertext with its tag (secret
 * + 16).
 */
@Startup // keys that cannot be read stop the start, not the first delivery
@Singleton
public class Vault {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String SEAL = "seal";

  private final MasterKeys keys;
  private final SecureRandom random = new SecureRandom();

  Vault(MasterKeys keys) {
    this.keys = keys;
  }

  /** Seals a secret with the first master key; twice the same secret never gives the same bytes. */
  public byte[] seal(int accountId, UUID endpointId, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.getBytes(UTF_8);
    MasterKey key = keys.first();
    try {
      byte[] text = cipher(Cipher.ENCRYPT_MODE, key, nonce, accountId, endpointId).doFinal(plain);
      return ByteBuffer.allocate(1 + Long.BYTES + NONCE_BYTES + text.length)
          .put(VERSION)
          .putLong(key.id())
          .put(nonce)
          .put(text)
          .array();
    } catch (GeneralSecurityException e) {
      throw new VaultException("A secret cannot be sealed", e);
    }
  }

  /**
   * Opens a secret.
   *
   * @throws VaultException if its key is not among ours, or it was sealed for another endpoint, or
   *     changed
   */
  public String open(int accountId, UUID endpointId, byte[] sealed) {
    try {
      ByteBuffer blob = ByteBuffer.wrap(sealed);
      MasterKey key = key(blob.get(), blob.getLong());
      byte[] nonce = new byte[NONCE_BYTES];
      blob.get(nonce);
      byte[] text = new byte[blob.remaining()];
      blob.get(text);
      return new String(
          cipher(Cipher.DECRYPT_MODE, key, nonce, accountId, endpointId).doFinal(text), UTF_8);
    } catch (BufferUnderflowException | GeneralSecurityException e) {
      throw new VaultException("The secret of endpoint " + endpointId + " does not open", e);
    }
  }

  /** Whether a secret should be sealed again, because its key is no longer the first one. */
  public boolean isSealedWithOldKey(byte[] sealed) {
    return ByteBuffer.wrap(sealed).getLong(1) != keys.first().id();
  }

  /**
   * Derives 32 bytes from the first master key.
   *
   * @param purpose what they are for; another purpose has unrelated bytes
   */
  public byte[] derive(String purpose) {
    return keys.first().derive("purpose " + purpose);
  }

  private MasterKey key(byte version, long id) {
    if (version != VERSION) {
      throw new VaultException("A secret was sealed in an unknown form, " + version);
    }
    return keys.find(id)
        .orElseThrow(
            () ->
                new VaultException(
                    String.format(
                        Locale.ROOT,
                        "A secret was sealed with the key %016x, which is not in HOOKFERRY_MASTER_KEY",
                        id)));
  }

  private static Cipher cipher(
      int mode, MasterKey key, byte[] nonce, int accountId, UUID endpointId)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.derive(SEAL), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES + 1)
            .putInt(accountId)
            .putLong(endpointId.getMostSignificantBits())
            .putLong(endpointId.getLeastSignificantBits())
            .put(VERSION)
            .flip());
    return cipher;
  }
}
