package dev.hookferry.api.account;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Finished deliveries as CSV (RFC 4180), with the members of their JSON as columns. */
final class CsvRow {

  static final String HEADER =
      "id,event_id,event_type,endpoint_id,status,attempt_count,created_at,finished_at,last_status,"
          + "last_error,job_id\r\n";

  /** What a spreadsheet takes for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private CsvRow() {}

  static String of(DeliveryJson delivery) {
    return row(
        delivery.id(),
        delivery.eventId(),
        delivery.eventType(),
        delivery.endpointId(),
        delivery.status(),
        delivery.attemptCount(),
        delivery.createdAt(),
        delivery.finishedAt(),
        delivery.lastStatus(),
        delivery.lastError(),
        delivery.jobId());
  }

  private static String row(Object... values) {
    return Arrays.stream(values).map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Empty for null. */
  private static String cell(Object value) {
    String text = Objects.toString(value, "");
    String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return plain.matches("[^,\"\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
  }
}
