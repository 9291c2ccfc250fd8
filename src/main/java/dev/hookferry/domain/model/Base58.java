package dev.hookferry.domain.model;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * UUIDs as Base58 text in the Bitcoin alphabet, which leaves out 0, O, I and l.
 *
 * <p>16 to 22 characters; each leading zero byte is one leading {@code 1}.
 */
public final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
  private static final int MAX_LENGTH = 22;
  private static final int UUID_BITS = 128;

  private Base58() {}

  /** The one text of this UUID. */
  public static String encode(UUID id) {
    byte[] bytes = bytes(id);
    StringBuilder reversed = new StringBuilder(MAX_LENGTH);
    for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
      reversed.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      reversed.append(ALPHABET.charAt(0));
    }
    return reversed.reverse().toString();
  }

  /** The UUID of this text, or empty if {@link #encode} makes no such text; null is empty too. */
  public static Optional<UUID> decode(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return number(text)
        .filter(number -> number.bitLength() <= UUID_BITS)
        .map(Base58::uuid)
        .filter(id -> encode(id).equals(text));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BITS / Byte.SIZE)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static Optional<BigInteger> number(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    return Optional.of(number);
  }

  private static UUID uuid(BigInteger number) {
    return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }
}
