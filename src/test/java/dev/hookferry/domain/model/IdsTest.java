package dev.hookferry.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdsTest {

  // The example of RFC 9562, appendix A.6.
  private static final UUID EXAMPLE = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  private static final Instant EXAMPLE_AT = Instant.parse("2022-02-22T19:22:22Z");
  private static final UUID ONE = new UUID(0, 1);

  @Test
  void givenTheRfcsBits_whenNext_thenTheRfcsExample() {
    Instant at = EXAMPLE_AT.plusNanos(0xCC3L * 1_000_000 / 0x1000L + 1);
    assertEquals(EXAMPLE, Ids.next(at, () -> 0x18C4DC0C0C07398FL));
  }

  @Property
  void givenInstantsApart_whenNext_thenInTheirOrder(
      @ForAll @LongRange(min = 0, max = 999_999_999) long nanos, @ForAll long seed) {
    Random random = new Random(seed);
    UUID first = Ids.next(EXAMPLE_AT.plusNanos(nanos), random);
    UUID second = Ids.next(EXAMPLE_AT.plusNanos(nanos + Ids.NANOS_APART), random);
    assertTrue(first.toString().compareTo(second.toString()) < 0);
  }

  @Test
  void givenTheRfcsExample_whenInstantOf_thenTheRfcsInstant() {
    assertEquals(EXAMPLE_AT, Ids.instantOf(EXAMPLE));
  }

  @Test
  void givenAnotherVersion_whenInstantOf_thenRefused() {
    assertThrows(IllegalArgumentException.class, () -> Ids.instantOf(ONE));
  }

  @Test
  void givenOneMillisecond_whenNextTenThousandTimes_thenNoIdTwice() {
    Random random = new Random(1);
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(Ids.next(EXAMPLE_AT, random));
    }
    assertEquals(10_000, ids.size());
  }

  @Test
  void givenInstantBefore1970_whenNext_thenRefused() {
    Instant before = Instant.EPOCH.minusNanos(1);
    assertThrows(IllegalArgumentException.class, () -> Ids.next(before, new Random(1)));
  }

  @Test
  void givenInstantsOutOfRange_whenFloor_thenTheNearest() {
    assertEquals("00000000-0000-7000-8000-000000000000", Ids.floor(Instant.MIN).toString());
    assertEquals("ffffffff-ffff-7000-8000-000000000000", Ids.floor(Instant.MAX).toString());
  }

  @Property
  void givenAnyInstant_whenNext_thenVersionVariantAndInstantAreRight(
      @ForAll @LongRange(min = 0, max = (1L << 48) - 1) long millis, @ForAll long seed) {
    UUID id = Ids.next(Instant.ofEpochMilli(millis), new Random(seed));
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(millis, Ids.instantOf(id).toEpochMilli());
  }

  @Property
  void givenAnyInstant_whenNext_thenBetweenItsFloorAndTheNext(
      @ForAll @LongRange(min = 0, max = (1L << 48) - 2) long millis, @ForAll long seed) {
    Instant at = Instant.ofEpochMilli(millis);
    String id = Ids.next(at, new Random(seed)).toString();
    // As text, since UUID.compareTo is signed and a database's order is not.
    assertTrue(Ids.floor(at).toString().compareTo(id) <= 0);
    assertTrue(Ids.floor(at.plusMillis(1)).toString().compareTo(id) > 0);
  }

  @Test
  void givenPair_whenNameBased_thenSha256CutToVersion8() {
    UUID named = Ids.nameBased(EXAMPLE, ONE);
    assertEquals("b2fb7de1-ec3d-87ea-91a2-c60c8706946d", named.toString());
    assertEquals(8, named.version());
    assertEquals(2, named.variant());
  }

  @Test
  void givenPairSwapped_whenNameBased_thenAnother() {
    assertNotEquals(Ids.nameBased(EXAMPLE, ONE), Ids.nameBased(ONE, EXAMPLE));
  }

  @Test
  void givenAnInstant_whenTheFirstIdOfItIsMade_thenWhatWasMadeBeforeIsSmaller() {
    Instant at = Instant.parse("2026-02-03T04:05:06.123456Z");
    String first = Ids.first(at).toString();
    assertTrue(Ids.next(at.minusNanos(1_000), new Random(1)).toString().compareTo(first) < 0);
    assertTrue(Ids.next(at, new Random(1)).toString().compareTo(first) >= 0);
    assertEquals(Ids.floor(Instant.EPOCH), Ids.first(Instant.MIN));
    assertEquals(Ids.floor(at), Ids.first(Instant.parse("2026-02-03T04:05:06.123Z")));
  }
}
