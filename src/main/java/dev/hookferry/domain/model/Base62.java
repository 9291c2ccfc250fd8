package dev.hookferry.domain.model;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/**
 * UUIDs as 27 characters of Base62, {@code 0-9A-Za-z}: the 16 bytes at the start of 20, as KSUIDs
 * have them, so that texts sort as the UUIDs do.
 */
public final class Base62 {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
  private static final int LENGTH = 27;
  private static final int SPARE_BITS = Integer.SIZE;

  private Base62() {}

  /** The one text of this UUID. */
  public static String encode(UUID id) {
    BigInteger number =
        unsigned(id.getMostSignificantBits())
            .shiftLeft(Long.SIZE)
            .or(unsigned(id.getLeastSignificantBits()))
            .shiftLeft(SPARE_BITS);
    StringBuilder reversed = new StringBuilder(LENGTH);
    for (int place = 0; place < LENGTH; place++) {
      BigInteger[] parts = number.divideAndRemainder(BASE);
      reversed.append(ALPHABET.charAt(parts[1].intValue()));
      number = parts[0];
    }
    return reversed.reverse().toString();
  }

  /** The UUID of this text, or empty if {@link #encode} makes no such text. */
  public static Optional<UUID> decode(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (int place = 0; place < LENGTH; place++) {
      number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(place))));
    }
    BigInteger bits = number.shiftRight(SPARE_BITS);
    UUID id = new UUID(bits.shiftRight(Long.SIZE).longValue(), bits.longValue());
    return Optional.of(id).filter(found -> encode(found).equals(text));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
