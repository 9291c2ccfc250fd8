package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.support.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Claims for tests of the steps that come after. */
public final class ClaimedLeases {

  private final Claim claim;

  public ClaimedLeases(Pool pool) {
    claim = new Claim(pool, new ClaimMeters(new SimpleMeterRegistry()), TestSettings.of(Map.of()));
  }

  /** What is due in the lane, at most ten. */
  public List<Lease> in(LaneKey lane) {
    return claimed(new ClaimScope.At(Set.of(lane)), 10);
  }

  /** What is due anywhere, at most so many. */
  public List<Lease> everywhere(int atMost) {
    return claimed(new ClaimScope.Everywhere(new LaneCursor()), atMost);
  }

  private List<Lease> claimed(ClaimScope claimScope, int atMost) {
    return claim
        .claim(claimScope, new Allowance(atMost, Map.of(), Map.of(), atMost, atMost))
        .await()
        .indefinitely()
        .leases();
  }
}
