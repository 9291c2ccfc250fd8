package dev.hookferry.history;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Attempts by how they ended.
 *
 * @param failed those that ended their delivery
 * @param rescheduled the other failures
 * @param durations milliseconds to how many requests took them
 */
public record AttemptCounts(
    long succeeded, long failed, long rescheduled, SortedMap<Integer, Long> durations) {

  public static final AttemptCounts NONE = new AttemptCounts(0, 0, 0, new TreeMap<>());

  /** These and those. */
  public AttemptCounts plus(AttemptCounts other) {
    SortedMap<Integer, Long> all = new TreeMap<>(durations);
    other.durations.forEach((duration, requests) -> all.merge(duration, requests, Long::sum));
    return new AttemptCounts(
        succeeded + other.succeeded, failed + other.failed, rescheduled + other.rescheduled, all);
  }

  /**
   * The duration that this share of the requests did not exceed, in milliseconds; null: there were
   * none.
   *
   * @param share of 1, above 0
   */
  public Integer percentile(double share) {
    long total = durations.values().stream().mapToLong(Long::longValue).sum();
    long rank = (long) Math.ceil(total * share);
    for (Map.Entry<Integer, Long> entry : durations.entrySet()) {
      rank -= entry.getValue();
      if (rank <= 0) {
        return entry.getKey();
      }
    }
    return null;
  }
}
