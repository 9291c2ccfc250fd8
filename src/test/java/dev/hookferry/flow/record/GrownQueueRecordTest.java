package dev.hookferry.flow.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.ClaimedLeases;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.send.Answer;
import dev.hookferry.support.GrowingDatabase;
import dev.hookferry.support.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What recording costs is the same, however the tables have grown since it was planned. */
class GrownQueueRecordTest {

  private static final int ROWS = 20_000;
  private static final int BATCH = 100;
  private static final long FEW = 1_000;
  private static final Instant FAILING_SINCE = Instant.now();
  private static final GrowingDatabase DATABASE = GrowingDatabase.start();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource
  void givenPlansThatAreKept_whenTheTablesHaveGrown_thenNothingIsReadInVain(
      GrowingDatabase.Start start) {
    DATABASE.begin(start);
    Completion completion = new Completion(DATABASE.pool(), Clock.systemUTC(), new SecureRandom());
    Health health =
        new Health(
            DATABASE.pool(),
            new RecordMeters(new SimpleMeterRegistry()),
            null, // nobody is disabled, so there is nothing to tell
            TestSettings.of(Map.of()));
    completion.complete(outcomes(List.of(unknown()))).await().indefinitely();
    List<HealthChange> ofNobody = List.of(change(1, UUID.randomUUID()));
    health.note(ofNobody).await().indefinitely();
    health.disableLongFailing(ofNobody, id -> null).await().indefinitely();
    health.disable(ofNobody, id -> null).await().indefinitely();
    DATABASE.growBy(ROWS);

    List<Lease> leases = new ClaimedLeases(DATABASE.pool()).everywhere(BATCH);
    assertEquals(BATCH, leases.size());
    DATABASE.assertReads("completion", FEW, () -> completion.complete(outcomes(leases)));
    List<HealthChange> changes =
        leases.stream()
            .map(lease -> change(lease.accountId(), lease.endpointId()))
            .distinct()
            .toList();
    DATABASE.assertReads("health", FEW, () -> health.note(changes));
    DATABASE.assertReads("failing", FEW, () -> health.disableLongFailing(changes, id -> null));
    List<HealthChange> ofBefore =
        changes.stream().map(change -> change(change.accountId(), change.endpointId(), 1)).toList();
    DATABASE.assertReads("gone", FEW, () -> health.disable(ofBefore, id -> null));
  }

  private static List<Outcome> outcomes(List<Lease> leases) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Lease lease : leases) {
      ClaimedDelivery delivery =
          new ClaimedDelivery(lease, Optional.empty(), false, Optional.empty());
      outcomes.add(
          outcomes.size() % 2 == 0
              ? new Outcome.Succeeded(delivery, answer(204))
              : new Outcome.Rescheduled(delivery, answer(500), Duration.ofSeconds(1)));
    }
    return outcomes;
  }

  private static Answer answer(int status) {
    return new Answer(
        Instant.now(), Duration.ZERO, status, null, null, null, Map.of(), List.of(), new byte[0]);
  }

  private static HealthChange change(int account, UUID endpoint) {
    return change(account, endpoint, 0);
  }

  private static HealthChange change(int account, UUID endpoint, long freshStarts) {
    return new HealthChange(account, endpoint, 1, null, FAILING_SINCE, "status 500", freshStarts);
  }

  private static Lease unknown() {
    UUID id = UUID.randomUUID();
    return new Lease(1, id, id, id, 1, id, 0, 0, Duration.ZERO, null, 1L, 0, null);
  }
}
