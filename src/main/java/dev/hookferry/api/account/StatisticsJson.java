package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.history.AttemptCounts;
import dev.hookferry.history.BacklogCounts;
import dev.hookferry.history.StatisticsQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Attempts counted step by step, and what waits. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Statistics")
record StatisticsJson(
    @Schema(enumeration = {"1m", "1h", "1d"}) String step,
    List<Step> data,
    Totals totals,
    Backlog backlog) {

  private static final double MEDIAN = 0.5;
  private static final double SLOWEST_TWENTIETH = 0.95;

  /** The attempts of one step. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "StatisticsStep")
  record Step(
      @Schema(format = "date-time", description = "Start of the step.") String at,
      long succeeded,
      @Schema(description = "Attempts that ended their delivery as failed.") long failed,
      @Schema(description = "Failures that are tried again.") long rescheduled,
      @Schema(nullable = true) Integer p50Ms,
      @Schema(nullable = true) Integer p95Ms) {}

  /** The attempts of all steps. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "StatisticsTotals")
  record Totals(
      long succeeded,
      long failed,
      long rescheduled,
      @Schema(nullable = true) Integer p50Ms,
      @Schema(nullable = true) Integer p95Ms) {}

  /** Deliveries that have not ended. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "StatisticsBacklog")
  record Backlog(
      long live,
      @Schema(description = "Not those in flight, waiting for a retry or of disabled endpoints.")
          long due,
      @Schema(nullable = true, format = "date-time") String oldestDueAt) {}

  /**
   * @param counted the steps that have attempts, by their start
   */
  static StatisticsJson of(
      StatisticsQuery query, Map<Instant, AttemptCounts> counted, BacklogCounts backlog) {
    List<Step> steps =
        Stream.iterate(query.since(), at -> at.plus(query.step().length()))
            .limit(query.steps())
            .map(at -> step(at, counted.getOrDefault(at, AttemptCounts.NONE)))
            .toList();
    return new StatisticsJson(
        query.step().text(),
        steps,
        totals(counted.values().stream().reduce(AttemptCounts.NONE, AttemptCounts::plus)),
        new Backlog(backlog.live(), backlog.due(), Times.text(backlog.oldestDueAt())));
  }

  private static Step step(Instant at, AttemptCounts counts) {
    return new Step(
        Times.text(at),
        counts.succeeded(),
        counts.failed(),
        counts.rescheduled(),
        counts.percentile(MEDIAN),
        counts.percentile(SLOWEST_TWENTIETH));
  }

  private static Totals totals(AttemptCounts counts) {
    return new Totals(
        counts.succeeded(),
        counts.failed(),
        counts.rescheduled(),
        counts.percentile(MEDIAN),
        counts.percentile(SLOWEST_TWENTIETH));
  }
}
