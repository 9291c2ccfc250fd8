package dev.hookferry.domain.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes and reads identifiers: UUIDs of version 7, sorted by time, and of version 8 (RFC 9562). */
public final class Ids {

  /** Ids of instants that are this far apart are in order. */
  public static final int NANOS_APART = 250;

  private static final Instant LAST = Instant.ofEpochMilli((1L << 48) - 1);
  private static final int MILLIS_SHIFT = 16;
  private static final long VERSION_7 = 0x7000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VERSION_MASK = 0xF000L;
  private static final long FRACTIONS = 0x1000L;
  private static final long NANOS_OF_A_MILLI = 1_000_000;
  private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  /**
   * A new UUIDv7: 48 bits of milliseconds, 12 of the fraction of one (RFC 9562, 6.2, method 3), 62
   * of randomness. So ids of instants that are {@link #NANOS_APART} apart are in order, and others
   * are not.
   *
   * @param at from 1970 to the year 10889
   */
  public static UUID next(Instant at, RandomGenerator random) {
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LAST)) {
      throw new IllegalArgumentException("outside of what a UUIDv7 can hold: " + at);
    }
    UUID first = first(at);
    return new UUID(
        first.getMostSignificantBits(),
        first.getLeastSignificantBits() | random.nextLong() & RANDOM_B);
  }

  /**
   * The smallest UUIDv7 of this instant, its fraction of a millisecond included: all that were made
   * before are smaller.
   *
   * @param at any; what a UUIDv7 cannot hold counts as the nearest instant that it can
   */
  public static UUID first(Instant at) {
    UUID floor = floor(at);
    long fraction = within(at).getNano() % NANOS_OF_A_MILLI * FRACTIONS / NANOS_OF_A_MILLI;
    return new UUID(floor.getMostSignificantBits() | fraction, floor.getLeastSignificantBits());
  }

  /** The millisecond in which this UUIDv7 was made. */
  public static Instant instantOf(UUID v7) {
    if (v7.version() != 7) {
      throw new IllegalArgumentException("not a UUIDv7: " + v7);
    }
    return Instant.ofEpochMilli(v7.getMostSignificantBits() >>> MILLIS_SHIFT);
  }

  /**
   * The smallest UUIDv7 of this instant's millisecond, for bounds of ranges and partitions.
   *
   * @param at any; what a UUIDv7 cannot hold counts as the nearest instant that it can
   */
  public static UUID floor(Instant at) {
    long millis = within(at).toEpochMilli();
    return new UUID(millis << MILLIS_SHIFT | VERSION_7, VARIANT);
  }

  /**
   * The UUID, always the same, of this pair in this order: SHA-256 of both, cut to a UUIDv8.
   *
   * <p>Names what happens once per pair, however often it is tried.
   */
  public static UUID nameBased(UUID a, UUID b) {
    ByteBuffer digest = ByteBuffer.wrap(sha256(bytes(a, b)));
    return new UUID(
        digest.getLong() & ~VERSION_MASK | VERSION_8, digest.getLong() & RANDOM_B | VARIANT);
  }

  private static Instant within(Instant at) {
    if (at.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return at.isAfter(LAST) ? LAST : at;
  }

  private static byte[] bytes(UUID a, UUID b) {
    return ByteBuffer.allocate(4 * Long.BYTES)
        .putLong(a.getMostSignificantBits())
        .putLong(a.getLeastSignificantBits())
        .putLong(b.getMostSignificantBits())
        .putLong(b.getLeastSignificantBits())
        .array();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
