package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.history.Statistics;
import dev.hookferry.history.StatisticsQuery;
import dev.hookferry.history.StatisticsQuery.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads the statistics that a caller asks for. */
@ApplicationScoped
class StatisticsReading {

  private static final int MOST_STEPS = 1500;
  private static final Duration DEFAULT_WINDOW = Duration.ofHours(1);

  private static final Type<Step> STEP =
      Scalars.oneOf("1m", "1h", "1d")
          .then(
              (text, input, problems) ->
                  switch (text) {
                    case "1m" -> Step.MINUTE;
                    case "1h" -> Step.HOUR;
                    default -> Step.DAY;
                  });

  private final Statistics statistics;
  private final Clock clock;

  StatisticsReading(Statistics statistics, Clock clock) {
    this.statistics = statistics;
    this.clock = clock;
  }

  /**
   * @param endpoint empty: the whole account
   */
  Uni<StatisticsJson> read(Caller caller, Optional<UUID> endpoint, Query parameters) {
    StatisticsQuery query = query(caller, endpoint, parameters, clock.instant());
    return statistics
        .attempts(query)
        .chain(
            counted ->
                statistics
                    .backlog(caller.accountId(), endpoint)
                    .map(backlog -> StatisticsJson.of(query, counted, backlog)));
  }

  /** Whole steps: the first holds {@code since}, the last ends at {@code until} or after it. */
  private static StatisticsQuery query(
      Caller caller, Optional<UUID> endpoint, Query query, Instant now) {
    Optional<Instant> since = query.optional("since", Scalars.DATETIME);
    Optional<Instant> until = query.optional("until", Scalars.DATETIME);
    Optional<Step> step = query.optional("step", STEP);
    query.orThrow();
    Step length = step.orElse(Step.MINUTE);
    Instant end = length.ceiling(until.orElse(now));
    Instant start = since.map(length::floor).orElse(length.floor(end.minus(DEFAULT_WINDOW)));
    StatisticsQuery read = new StatisticsQuery(caller.accountId(), endpoint, length, start, end);
    if (since.isPresent() && since.get().isAfter(until.orElse(now))) {
      query.refuse("since", "since is after until", TextNode.valueOf(since.get().toString()));
    } else if (read.steps() > MOST_STEPS) {
      query.refuse(
          "step", "at most " + MOST_STEPS + " steps at once", TextNode.valueOf(length.text()));
    }
    query.orThrow();
    return read;
  }
}
