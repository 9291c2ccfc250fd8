package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.history.Statistics;
import dev.hookferry.history.StatisticsQuery;
import dev.hookferry.history.StatisticsQuery.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
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

  private final Statistics statistics;
  private final Clock clock;

  StatisticsReading(Statistics statistics, Clock clock) {
    this.statistics = statistics;
    this.clock = clock;
  }

  /**
   * @param endpoint empty: the whole account
   */
  Uni<StatisticsJson> read(Caller caller, Optional<UUID> endpoint, UriInfo uri) {
    StatisticsQuery query = query(caller, endpoint, uri, clock.instant());
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
      Caller caller, Optional<UUID> endpoint, UriInfo uri, Instant now) {
    Problems problems = Problems.in("query", Coercion.PYDANTIC);
    Values query = Requests.query(StatisticsFields.QUERY, uri, problems);
    problems.orThrow();
    Optional<Instant> since = query.optional(StatisticsFields.SINCE);
    Optional<Instant> until = query.optional(StatisticsFields.UNTIL);
    Step length = step(query.get(StatisticsFields.STEP));
    Instant end = length.ceiling(until.orElse(now));
    Instant start = since.map(length::floor).orElse(length.floor(end.minus(DEFAULT_WINDOW)));
    StatisticsQuery read = new StatisticsQuery(caller.accountId(), endpoint, length, start, end);
    if (since.isPresent() && since.get().isAfter(until.orElse(now))) {
      problems.at("since").refuse("since is after until", TextNode.valueOf(since.get().toString()));
    } else if (read.steps() > MOST_STEPS) {
      problems
          .at("step")
          .refuse("at most " + MOST_STEPS + " steps at once", TextNode.valueOf(length.text()));
    }
    problems.orThrow();
    return read;
  }

  private static Step step(String text) {
    return switch (text) {
      case "1m" -> Step.MINUTE;
      case "1h" -> Step.HOUR;
      default -> Step.DAY;
    };
  }
}
