package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.ClaimScope;
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
    return claim
        .claim(new ClaimScope.At(Set.of(lane)), new Allowance(10, Map.of(), Map.of(), 10, 10))
        .await()
        .indefinitely()
        .leases();
  }
}
