package dev.hookferry.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What the receiver saw; latencies in milliseconds, from the time that the event's data tell to the
 * first arrival of a delivery.
 *
 * @param distinct deliveries, each counted once
 * @param paths endpoints that got any
 * @param fewest deliveries of one of them since latencies are counted
 * @param most likewise
 * @param seconds from the first arrival to the last
 */
record Received(
    int distinct,
    long duplicates,
    int paths,
    int fewest,
    int most,
    double seconds,
    double p50,
    double p99,
    double p999,
    double max) {

  static Received of(JsonObject report) {
    return new Received(
        report.getInteger("distinct"),
        report.getLong("duplicates"),
        report.getInteger("paths"),
        report.getInteger("fewest"),
        report.getInteger("most"),
        (report.getLong("lastAtMicros") - report.getLong("firstAtMicros")) / 1e6,
        report.getDouble("p50"),
        report.getDouble("p99"),
        report.getDouble("p999"),
        report.getDouble("max"));
  }

  /** From publisher to receiver: three figures. */
  List<Figure> figures(String scenario, String what) {
    return List.of(
        Figure.of(scenario, what + ", p50", p50, "ms")
            .noting("%d deliveries, duplicates: %d".formatted(distinct, duplicates)),
        Figure.of(scenario, what + ", p99", p99, "ms"),
        Figure.of(scenario, what + ", p99.9", p999, "ms"));
  }
}
