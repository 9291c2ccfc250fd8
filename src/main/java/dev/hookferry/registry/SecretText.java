package dev.hookferry.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * The text of credentials that we make: a prefix, 20 random bytes as 28 characters of Base58, and a
 * CRC-32 of those as 6 more. So a mistyped one is told from a revoked one without the database, and
 * scanners of source code know one when they see it.
 *
 * @param prefix with its underscore, {@code hk_}
 */
public record SecretText(String prefix) {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int RANDOM_BYTES = 20;
  private static final int RANDOM_LENGTH = 28;
  private static final int CHECKSUM_LENGTH = 6;

  public String generate(RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String body = base58(new BigInteger(1, bytes), RANDOM_LENGTH);
    return prefix + body + checksum(body);
  }

  /** Whether {@link #generate} may have made this text; null was not. */
  public boolean isWellFormed(String text) {
    int length = prefix.length() + RANDOM_LENGTH + CHECKSUM_LENGTH;
    if (text == null || text.length() != length || !text.startsWith(prefix)) {
      return false;
    }
    int end = length - CHECKSUM_LENGTH;
    return checksum(text.substring(prefix.length(), end)).equals(text.substring(end));
  }

  /** The SHA-256 of a credential, all that is kept of it. */
  public static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(US_ASCII));
    return base58(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
  }

  private static String base58(BigInteger number, int length) {
    BigInteger base = BigInteger.valueOf(ALPHABET.length());
    StringBuilder reversed = new StringBuilder(length);
    BigInteger rest = number;
    for (int i = 0; i < length; i++) {
      reversed.append(ALPHABET.charAt(rest.mod(base).intValue()));
      rest = rest.divide(base);
    }
    return reversed.reverse().toString();
  }
}
