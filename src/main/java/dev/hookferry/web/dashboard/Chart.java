package dev.hookferry.web.dashboard;

import dev.hookferry.history.AttemptCounts;
import dev.hookferry.history.StatisticsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Attempts by how they ended, as bars of a picture that is {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param total of all steps
 * @param most attempts of one step
 */
public record Chart(List<Bar> bars, AttemptCounts total, long most) {

  public static final int WIDTH = 840;
  public static final int HEIGHT = 120;

  /**
   * A piece of a bar.
   *
   * @param kind what it counts, for its colour
   */
  public record Bar(String kind, long x, long y, long width, long height, Instant at, long count) {}

  static Chart of(StatisticsQuery query, Map<Instant, AttemptCounts> counts) {
    AttemptCounts total = counts.values().stream().reduce(AttemptCounts.NONE, AttemptCounts::plus);
    long most = counts.values().stream().mapToLong(Chart::all).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    long width = WIDTH / query.steps();
    Instant at = query.since();
    for (long x = 0; at.isBefore(query.until()); x += width) {
      add(bars, x, width, at, counts.getOrDefault(at, AttemptCounts.NONE), most);
      at = at.plus(query.step().length());
    }
    return new Chart(bars, total, most);
  }

  private static void add(
      List<Bar> bars, long x, long width, Instant at, AttemptCounts counts, long most) {
    long y = HEIGHT;
    String[] kinds = {"succeeded", "rescheduled", "failed"};
    long[] numbers = {counts.succeeded(), counts.rescheduled(), counts.failed()};
    for (int i = 0; i < kinds.length; i++) {
      if (numbers[i] > 0) {
        long height = Math.max(1, numbers[i] * HEIGHT / most);
        y -= height;
        bars.add(new Bar(kinds[i], x, y, Math.max(1, width - 1), height, at, numbers[i]));
      }
    }
  }

  private static long all(AttemptCounts counts) {
    return counts.succeeded() + counts.failed() + counts.rescheduled();
  }
}
