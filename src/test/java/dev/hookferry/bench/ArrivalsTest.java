package dev.hookferry.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private final Arrivals arrivals = new Arrivals();

  @Test
  void givenManyDeliveries_whenSomeComeTwice_thenEachCountsOnce() {
    for (int i = 0; i < 10_000; i++) {
      arrivals.add("evt_" + i, "/e/" + i % 7, 1_000, 3_000);
    }
    arrivals.add("evt_1", "/e/1", 1_000, 900_000);
    arrivals.add("evt_1", "/e/2", 1_000, 5_000);

    Received received = Received.of(arrivals.report());

    assertEquals(10_001, received.distinct());
    assertEquals(1, received.duplicates());
    assertEquals(7, received.paths());
    assertEquals(2, received.p50());
    assertEquals(4, received.max(), "a duplicate has no latency");
  }

  @Test
  void givenArrivals_whenCleared_thenNothingIsKnownOfThem() {
    arrivals.add("evt_1", "/e/1", 1, 2);

    arrivals.clear();
    arrivals.add("evt_1", "/e/1", 5_000, 6_000);

    Received received = Received.of(arrivals.report());
    assertEquals(1, received.distinct());
    assertEquals(0, received.duplicates());
    assertEquals(1, received.p50());
    assertEquals(0, received.seconds());
  }

  @Test
  void givenWarmUp_whenLatenciesRestart_thenOnlyLaterOnesCountButNothingIsForgotten() {
    arrivals.add("evt_1", "/e/1", 1_000, 900_000);
    arrivals.add("evt_2", "/e/2", 1_000, 900_000);

    arrivals.restartLatencies();
    arrivals.add("evt_3", "/e/1", 1_000, 3_000);
    arrivals.add("evt_4", "/e/1", 0, 900_000);

    Received received = Received.of(arrivals.report());
    assertEquals(4, received.distinct());
    assertEquals(2, received.max(), "what tells no time has no latency");
    assertEquals(0, received.fewest());
    assertEquals(2, received.most());
  }

  @Test
  void givenBody_whenReceived_thenItsTimeIsFound() {
    String event = "{\"id\":\"evt_1\",\"timestamp\":\"2026\",\"data\":%s}";
    String data = Bodies.data(7, 1_732_170_000_123_456L);

    assertEquals(1_732_170_000_123_456L, Receiver.sentAt(Buffer.buffer(event.formatted(data))));
  }
}
