package dev.hookferry.bench;

import io.vertx.core.json.JsonObject;

/**
 * What the receiver saw; latencies in milliseconds, from the time that the event's data tell to the
 * first arrival of a delivery.
 *
 * @param distinct deliveries, each counted once
 * @param paths endpoints that got any
 * @param seconds from the first arrival to the last
 */
record Received(
    int distinct,
    long duplicates,
    int paths,
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
        (report.getLong("lastAtMicros") - report.getLong("firstAtMicros")) / 1e6,
        report.getDouble("p50"),
        report.getDouble("p99"),
        report.getDouble("p999"),
        report.getDouble("max"));
  }
}
