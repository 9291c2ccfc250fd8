package dev.hookferry.domain.model;

import java.math.BigInteger;
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
  private static final int BASE = ALPHABET.length();
  private static final int MAX_LENGTH = 22;
  private static final int UUID_BITS = 128;

  private Base58() {}

  /** The one text of this UUID. */
  public static String encode(UUID id) {
    int[] words = words(id);
    StringBuilder reversed = new StringBuilder(MAX_LENGTH);
    for (int first = 0; first < words.length; ) {
      if (words[first] == 0) {
        first++;
      } else {
        reversed.append(ALPHABET.charAt(divide(words)));
      }
    }
    return reversed.repeat(ALPHABET.charAt(0), leadingZeroBytes(id)).reverse().toString();
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

  /** The UUID as an unsigned number, its highest 32 bits first. */
  private static int[] words(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    return new int[] {
      (int) (high >>> Integer.SIZE), (int) high, (int) (low >>> Integer.SIZE), (int) low
    };
  }

  /** Divides the number by the base, in place, and returns the remainder. */
  private static int divide(int[] words) {
    long rest = 0;
    for (int i = 0; i < words.length; i++) {
      long part = rest << Integer.SIZE | Integer.toUnsignedLong(words[i]);
      words[i] = (int) (part / BASE);
      rest = part % BASE;
    }
    return (int) rest;
  }

  private static int leadingZeroBytes(UUID id) {
    int inHigh = Long.numberOfLeadingZeros(id.getMostSignificantBits());
    int inLow = Long.numberOfLeadingZeros(id.getLeastSignificantBits());
    return (inHigh < Long.SIZE ? inHigh : inHigh + inLow) / Byte.SIZE;
  }

  private static Optional<BigInteger> number(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(digit));
    }
    return Optional.of(number);
  }

  private static UUID uuid(BigInteger number) {
    return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }
}
