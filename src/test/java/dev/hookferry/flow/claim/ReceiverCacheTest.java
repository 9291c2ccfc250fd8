package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiverCacheTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID ID = UUID.randomUUID();
  private static final Receiver RECEIVER = receiver(ID);

  private final ReceiverCache cache = new ReceiverCache();

  @Test
  void givenReceiver_whenItsRowIsTheSame_thenKnown() {
    cache.put(RECEIVER, 7, null);
    assertEquals(Optional.of(RECEIVER), cache.get(lease(ID, 7L), NOW));
  }

  @Test
  void givenReceiver_whenItsRowIsAnotherOrGone_thenToBeRead() {
    cache.put(RECEIVER, 7, null);
    assertEquals(Optional.empty(), cache.get(lease(ID, 8L), NOW));
    assertEquals(Optional.empty(), cache.get(lease(ID, null), NOW));
    assertEquals(Optional.empty(), cache.get(lease(UUID.randomUUID(), 7L), NOW));
  }

  @Test
  void givenSecretThatRunsOut_whenItHas_thenToBeRead() {
    cache.put(RECEIVER, 7, NOW);
    assertEquals(Optional.of(RECEIVER), cache.get(lease(ID, 7L), NOW.minusNanos(1)));
    assertEquals(Optional.empty(), cache.get(lease(ID, 7L), NOW));
  }

  private static Lease lease(UUID endpointId, Long version) {
    return new Lease(
        1, ID, endpointId, ID, 1, ID, 0, 0, Duration.ofMinutes(1), null, version, 0, null);
  }

  private static Receiver receiver(UUID id) {
    return new Receiver(
        1,
        id,
        1,
        "plain",
        Scope.ACCOUNT,
        "http://x",
        "POST",
        Map.of(),
        true,
        Duration.ofSeconds(10),
        4,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        true,
        List.of("s"),
        0);
  }
}
