package dev.hookferry.history;

import dev.hookferry.domain.model.Ids;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads a row of deliveries. */
record DeliveryRow(UUID id, Optional<Delivery> delivery) {

  /** Without a delivery, where retention has dropped its event already. */
  static DeliveryRow of(Row row) {
    return new DeliveryRow(
        row.getUUID("id"),
        Optional.ofNullable(row.getString("event_type")).map(type -> delivery(row)));
  }

  private static Delivery delivery(Row row) {
    UUID id = row.getUUID("id");
    return new Delivery(
        id,
        row.getUUID("event_id"),
        row.getLong("event_number"),
        row.getString("event_type"),
        row.getUUID("endpoint_id"),
        status(row),
        row.getLong("attempts"),
        instant(row, "next_try_at"),
        Ids.instantOf(id),
        finishedAt(row),
        row.getInteger("status"),
        row.getString("error"),
        instant(row, "started_at"),
        bytes(row.getBuffer("response_body")),
        row.getString("url"),
        row.getLong("endpoint_number"),
        row.getUUID("job_id"));
  }

  private static Status status(Row row) {
    if (row.getString("outcome") != null) {
      return Status.valueOf(row.getString("outcome"));
    }
    return row.getLong("attempts") == 0 ? Status.SCHEDULED : Status.RESCHEDULED;
  }

  private static Instant finishedAt(Row row) {
    return row.getString("outcome") == null
        ? null
        : instant(row, "started_at").plus(Duration.ofMillis(row.getLong("duration_ms")));
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static byte[] bytes(Buffer buffer) {
    return buffer == null ? null : buffer.getBytes();
  }
}
