package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.support.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private final InFlight inFlight =
      new InFlight(
          TestSettings.of(
              Map.of("hookferry.engine.slots", "100", "hookferry.engine.bytes-in-flight", "1000")),
          new ClaimsUnderWay());

  private static Lease lease(int account, int attempts) {
    UUID id = new UUID(7, 7);
    return new Lease(
        account, id, id, id, attempts + 1, id, attempts, 0, Duration.ZERO, null, 1L, 0, null);
  }

  private void take(int account, int attempts, int count) {
    List<Lease> leases = Collections.nCopies(count, lease(account, attempts));
    inFlight.taken(new Claimed(leases, Map.of(), false, Optional.empty()), false);
  }

  private static ClaimedDelivery delivery(int bytes) {
    UUID id = new UUID(7, 7);
    Event event = new Event(1, id, 1, Scope.ACCOUNT, "a", null, Instant.EPOCH, new byte[bytes]);
    return new ClaimedDelivery(lease(1, 0), Optional.empty(), false, Optional.of(event));
  }

  @Test
  void givenAccountWithItsShare_whenOthersWait_thenNoRoom() {
    take(1, 0, 25);
    take(2, 0, 5);
    assertTrue(inFlight.someHaveTheirShare());
    Allowance allowance = inFlight.allowance(50, Map.of(), false);
    assertEquals(Map.of(1, 0, 2, 20), allowance.ofAccount());
    assertEquals(25, allowance.ofOtherAccounts());
  }

  @Test
  void givenAccountWithItsShare_whenNobodyElseWaits_thenMoreRoomButNotAll() {
    take(1, 0, 25);
    assertEquals(50, inFlight.allowance(50, Map.of(), true).ofAccount().get(1));
  }

  @Test
  void givenRetriesInFlight_whenClaimed_thenTheirShareIsBounded() {
    take(1, 1, 20);
    assertEquals(10, inFlight.allowance(50, Map.of(), false).retries());
    inFlight.ended(lease(1, 1));
    assertEquals(11, inFlight.allowance(50, Map.of(), true).retries());
  }

  @Test
  void givenLargePayloads_whenClaimed_thenOnlyAsManyAsThereIsMemoryFor() {
    assertEquals(50, inFlight.affordable(50));
    inFlight.loaded(List.of(delivery(200)));
    assertEquals(4, inFlight.affordable(50));
    inFlight.loaded(List.of(delivery(900)));
    assertEquals(0, inFlight.affordable(50));
    assertTrue(inFlight.ended(delivery(900)), "whoever had no room is to look again");
    assertFalse(inFlight.ended(delivery(200)), "once");
    assertEquals(1, inFlight.affordable(50));
  }
}
