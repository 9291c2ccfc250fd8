package dev.hookferry.flow;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A row of the attempts. */
record AttemptRow(
    UUID deliveryId,
    UUID eventId,
    Integer leaseNo,
    int number,
    String outcome,
    Integer status,
    String error,
    int durationMs,
    JsonObject headers,
    byte[] body,
    String address) {

  static AttemptRow of(Row row) {
    return new AttemptRow(
        row.getUUID("delivery_id"),
        row.getUUID("event_id"),
        row.getInteger("lease_no"),
        row.getInteger("number"),
        row.getString("outcome"),
        row.getInteger("status"),
        row.getString("error"),
        row.getInteger("duration_ms"),
        (JsonObject) row.getValue("response_headers"),
        row.getBuffer("response_body") == null ? null : row.getBuffer("response_body").getBytes(),
        row.getString("address"));
  }
}
