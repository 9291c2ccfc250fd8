package dev.hookferry.job;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A job whose next step nobody else makes meanwhile.
 *
 * @param laneAfter the lane after which it goes on
 * @param at when its bucket held what its pace says
 */
record HeldJob(int accountId, UUID id, Pace pace, UUID laneAfter, OffsetDateTime at) {

  static HeldJob of(Row row, boolean alone) {
    Integer rate = row.getInteger("rate_per_second");
    return new HeldJob(
        row.getInteger("account_id"),
        row.getUUID("id"),
        new Pace(rate, rate == null ? 1 : row.getDouble("tokens"), alone),
        row.getUUID("lane_after"),
        row.getOffsetDateTime("at"));
  }
}
