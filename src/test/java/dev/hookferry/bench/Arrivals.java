package dev.hookferry.bench;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.Map;

/** What a receiver has seen since it was last asked to forget. Not for several threads. */
final class Arrivals {

  private final LongSet deliveries = new LongSet();
  private final Map<String, Integer> paths = new HashMap<>();
  private final Latencies latencies = new Latencies();
  private long requests;
  private long firstAtMicros;
  private long lastAtMicros;

  /**
   * Notes a request.
   *
   * @param sentAtMicros the time that the event's data tell; 0: its latency does not count
   */
  void add(String webhookId, String path, long sentAtMicros, long nowMicros) {
    if (requests++ == 0) {
      firstAtMicros = nowMicros;
    }
    lastAtMicros = nowMicros;
    paths.putIfAbsent(path, 0);
    if (deliveries.add(hash(webhookId, path))) {
      paths.merge(path, 1, Integer::sum);
      if (sentAtMicros > 0) {
        latencies.add(nowMicros - sentAtMicros);
      }
    }
  }

  /** Deliveries that arrived, each counted once. */
  int distinct() {
    return deliveries.size();
  }

  void clear() {
    deliveries.clear();
    paths.clear();
    latencies.clear();
    requests = 0;
  }

  /** Forgets latencies and how many came to each path, so that a warm-up has no part in them. */
  void restartLatencies() {
    latencies.clear();
    paths.replaceAll((path, count) -> 0);
  }

  JsonObject report() {
    IntSummaryStatistics counts =
        paths.values().stream().mapToInt(Integer::intValue).summaryStatistics();
    return new JsonObject()
        .put("distinct", distinct())
        .put("duplicates", requests - distinct())
        .put("paths", paths.size())
        .put("fewest", paths.isEmpty() ? 0 : counts.getMin())
        .put("most", paths.isEmpty() ? 0 : counts.getMax())
        .put("firstAtMicros", firstAtMicros)
        .put("lastAtMicros", lastAtMicros)
        .put("p50", orZero(latencies.millis(0.5)))
        .put("p99", orZero(latencies.millis(0.99)))
        .put("p999", orZero(latencies.millis(0.999)))
        .put("max", orZero(latencies.millis(1)));
  }

  private static double orZero(double millis) {
    return Double.isNaN(millis) ? 0 : millis;
  }

  /** FNV-1a: two deliveries of ten million share a hash once in 300,000 runs. */
  private static long hash(String webhookId, String path) {
    long hash = 0xCBF2_9CE4_8422_2325L;
    for (String part : new String[] {webhookId, path}) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * 0x0000_0100_0000_01B3L;
      }
    }
    return hash;
  }
}
