package dev.hookferry.flow.claim;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;

/**
 * The statements of a batch before it is sent, as they are, for measurements. Its receivers are
 * known.
 */
public final class ClaimSql {

  private ClaimSql() {}

  /** {@link Claim}'s, of a claim that looks everywhere. */
  public static String claim() {
    return ClaimStatement.of(new ClaimScope.Everywhere(new LaneCursor()));
  }

  public static String events() {
    return EventReader.READ;
  }
}
