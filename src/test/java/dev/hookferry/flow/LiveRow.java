package dev.hookferry.flow;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A row of the live deliveries.
 *
 * @param dueInSeconds from now, by the database's clock
 */
record LiveRow(
    UUID id, UUID endpointId, int leaseNo, int attempts, boolean leased, double dueInSeconds) {

  static LiveRow of(Row row) {
    return new LiveRow(
        row.getUUID("id"),
        row.getUUID("endpoint_id"),
        row.getInteger("lease_no"),
        row.getInteger("attempts"),
        row.getUUID("lease_owner") != null,
        row.getDouble("due_in"));
  }
}
