package dev.hookferry.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private final Latencies latencies = new Latencies();

  @Test
  void givenThousands_whenAskedForShares_thenNearestRanks() {
    LongStream.rangeClosed(1, 2_000).map(i -> 2_001 - i).forEach(i -> latencies.add(i * 1_000));

    assertEquals(1_000, latencies.millis(0.5));
    assertEquals(1_980, latencies.millis(0.99));
    assertEquals(1_998, latencies.millis(0.999));
    assertEquals(2_000, latencies.millis(1));
  }

  @Test
  void givenOne_whenAskedForAnyShare_thenThatOne() {
    latencies.add(1_500);

    assertEquals(1.5, latencies.millis(0));
    assertEquals(1.5, latencies.millis(0.999));
  }

  @Test
  void givenNone_whenAsked_thenNotANumber() {
    latencies.add(1);
    latencies.clear();

    assertTrue(Double.isNaN(latencies.millis(0.5)));
  }
}
