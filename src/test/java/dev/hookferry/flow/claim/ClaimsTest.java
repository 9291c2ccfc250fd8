package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.Claim.Claimed;
import dev.hookferry.flow.claim.Claims.Batch;
import dev.hookferry.support.TestSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted as in flight when the database fails between two statements of a claim. */
class ClaimsTest {

  private static final UUID ENDPOINT = new UUID(1, 1);
  private static final int SHARE = 2;

  private final HookferryConfig config =
      TestSettings.of(
          Map.of("hookferry.engine.slots", "8", "hookferry.engine.account-share", "0.25"));
  private final ClaimsUnderWay underWay = new ClaimsUnderWay();
  private final InFlight inFlight = new InFlight(config, underWay);
  private final Lanes lanes = new Lanes(config, underWay);
  private final Queue<Uni<Claimed>> answers = new ArrayDeque<>();

  private Uni<Batch> next(Loader loader) {
    Claim claim =
        new Claim(null, null, config) {
          @Override
          Uni<Claimed> claim(ClaimScope claimScope, Allowance allowance) {
            return answers.remove();
          }
        };
    return new Claims(claim, lanes, inFlight, loader, underWay)
        .next(8, new ClaimScope.Everywhere(new LaneCursor()));
  }

  private static Loader loading() {
    return new Loader(null, null) {
      @Override
      Uni<List<ClaimedDelivery>> load(List<Lease> leases) {
        return Uni.createFrom()
            .item(
                leases.stream()
                    .map(
                        lease ->
                            new ClaimedDelivery(lease, Optional.empty(), false, Optional.empty()))
                    .toList());
      }
    };
  }

  private static Loader failing() {
    return new Loader(null, null) {
      @Override
      Uni<List<ClaimedDelivery>> load(List<Lease> leases) {
        return Uni.createFrom().failure(new IllegalStateException("connection lost"));
      }
    };
  }

  private static Uni<Claimed> taken(int count) {
    List<Lease> leases = IntStream.range(0, count).mapToObj(i -> lease()).toList();
    Map<LaneKey, Integer> due = Map.of(new LaneKey(1, ENDPOINT), count);
    return Uni.createFrom().item(new Claimed(leases, due, true, Optional.empty()));
  }

  private static Lease lease() {
    UUID id = UUID.randomUUID();
    return new Lease(
        1, id, ENDPOINT, id, 1, id, 0, System.nanoTime(), Duration.ofMinutes(1), null, 1L, 0, null);
  }

  @Test
  void givenAccountWithItsShare_whenTheClaimForMoreFails_thenWhatWasTakenIsSent() {
    answers.add(taken(SHARE));
    answers.add(Uni.createFrom().failure(new IllegalStateException("connection lost")));

    Batch batch = next(loading()).await().indefinitely();

    assertEquals(SHARE, batch.claimed().size());
    assertEquals(SHARE, inFlight.deliveries());
  }

  @Test
  void givenClaimedDeliveries_whenTheyCannotBeRead_thenNothingCountsAsInFlight() {
    answers.add(taken(SHARE - 1));

    assertThrows(IllegalStateException.class, () -> next(failing()).await().indefinitely());

    assertEquals(0, inFlight.deliveries());
  }
}
