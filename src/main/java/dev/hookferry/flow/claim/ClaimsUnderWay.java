package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The claims whose answers are awaited, and what they may take at most: it is spoken for, so that
 * nobody else fills the same room meanwhile. A claim begins before it asks for room, and ends after
 * it has said what it took.
 */
@ApplicationScoped
class ClaimsUnderWay {

  /**
   * @param ofAccount lanes of each account that it looks at; null: of all
   */
  record Begun(ClaimScope claimScope, int limit, int ofALane, Map<Integer, Long> ofAccount) {

    int ofAccount(int accountId) {
      return ofAccount == null
          ? limit
          : (int) Math.min(limit, ofALane * ofAccount.getOrDefault(accountId, 0L));
    }
  }

  private final List<Begun> claims = new CopyOnWriteArrayList<>();

  Begun begin(ClaimScope claimScope, int limit) {
    Map<Integer, Long> ofAccount =
        claimScope instanceof ClaimScope.At at
            ? at.lanes().stream()
                .collect(Collectors.groupingBy(LaneKey::accountId, Collectors.counting()))
            : null;
    Begun begun = new Begun(claimScope, limit, ClaimStatement.mostOfALane(claimScope), ofAccount);
    claims.add(begun);
    return begun;
  }

  void end(Begun claim) {
    claims.removeIf(one -> one == claim);
  }

  /** Deliveries that they may take of this lane. */
  int ofLane(LaneKey lane) {
    int most = 0;
    for (Begun claim : claims) {
      most += claim.claimScope().sees(lane) ? Math.min(claim.limit(), claim.ofALane()) : 0;
    }
    return most;
  }

  /** Deliveries that they may take of this account. */
  int ofAccount(int accountId) {
    int most = 0;
    for (Begun claim : claims) {
      most += claim.ofAccount(accountId);
    }
    return most;
  }
}
