package dev.hookferry.job;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.TransientFailure;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.AccountKey;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Moves a job on by a few deliveries: what a step makes and where the cursor stands then are one
 * transaction. Whoever comes first makes a job's next step; others pass it by meanwhile.
 */
@ApplicationScoped
class Steps {

  // What nobody waits for any more ends in the database as well.
  private static final String NOT_LONG =
      "SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '5s'";

  private static final String HOLD =
      """
      SELECT account_id, id, rate_per_second, lane_after, clock_timestamp() AS at,
        LEAST(rate_per_second,
          tokens + rate_per_second * GREATEST(0, extract(epoch FROM clock_timestamp() - refilled_at)))::float8 AS tokens
      FROM job
      WHERE account_id = $1 AND id = $2 AND status = 'RUNNING' AND next_at <= clock_timestamp()
      FOR NO KEY UPDATE SKIP LOCKED
      """;

  private static final String PASS =
      """
      UPDATE job
      SET passed = passed + $3,
        created = created + $4,
        skipped = skipped + $3 - $4,
        lane_after = $5,
        tokens = $6,
        refilled_at = $7,
        next_at = clock_timestamp() + make_interval(secs => $8)
      WHERE account_id = $1 AND id = $2
      RETURNING deliveries - passed AS pairs_left
      """;

  /** Somebody else is at it, or it is not running any more. */
  private static final JobStep NOT_OURS = new JobStep(Set.of(), Duration.ofMillis(100));

  private static final UUID FROM_THE_START = new UUID(0, 0);

  private final Pool pool;
  private final Moves moves;
  private final JobStates states;

  Steps(Pool pool, Moves moves, JobStates states) {
    this.pool = pool;
    this.moves = moves;
    this.states = states;
  }

  /**
   * Makes the next step of a job that runs; once more where that may help.
   *
   * @param alone whether there is no live traffic to leave room for
   */
  @Retry(maxRetries = 2, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Timeout(value = 10, unit = SECONDS)
  Uni<JobStep> next(AccountKey job, boolean alone) {
    long startNanos = System.nanoTime();
    return pool.withTransaction(
        connection ->
            hold(connection, job, alone)
                .chain(
                    held ->
                        held.map(ours -> step(connection, ours, startNanos))
                            .orElse(Uni.createFrom().item(NOT_OURS))));
  }

  private static Uni<Optional<HeldJob>> hold(
      SqlConnection connection, AccountKey job, boolean alone) {
    return connection
        .query(NOT_LONG)
        .execute()
        .chain(() -> connection.preparedQuery(HOLD).execute(Tuple.of(job.accountId(), job.id())))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(row -> HeldJob.of(row, alone)).findFirst());
  }

  private Uni<JobStep> step(SqlConnection connection, HeldJob job, long startNanos) {
    return OpenLanes.read(connection, job)
        .chain(
            lanes ->
                OpenLanes.wanted(connection, job.accountId(), Share.of(lanes, job.pace()))
                    .call(shares -> moves.carryOut(connection, job, shares))
                    .map(shares -> new Taken(lanes, shares)))
        .chain(taken -> pass(connection, job, taken, startNanos));
  }

  /**
   * @param lanes that the step looked at
   * @param shares what it did in them
   */
  private record Taken(List<OpenLane> lanes, List<Share> shares) {

    long passed() {
      return shares.stream().mapToLong(Share::passed).sum();
    }

    int made() {
      return shares.stream().mapToInt(share -> share.eventIds().size()).sum();
    }

    /** Where the next step goes on: after these lanes, or from the first one again. */
    UUID laneAfter(HeldJob job) {
      if (shares.size() == lanes.size() && lanes.size() < OpenLanes.MOST) {
        return FROM_THE_START;
      }
      return shares.isEmpty() ? job.laneAfter() : shares.getLast().lane().endpointId();
    }

    Set<LaneKey> lanes(int accountId) {
      return shares.stream()
          .filter(share -> !share.eventIds().isEmpty())
          .map(share -> new LaneKey(accountId, share.lane().endpointId()))
          .collect(Collectors.toSet());
    }
  }

  private Uni<JobStep> pass(SqlConnection connection, HeldJob job, Taken taken, long startNanos) {
    Pace pace = job.pace().after(taken.made());
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    Duration rest = pace.rest(taken.passed(), taken.made(), took);
    Tuple parameters =
        Tuple.of(job.accountId(), job.id(), taken.passed(), (long) taken.made())
            .addValue(taken.laneAfter(job))
            .addValue(pace.tokens())
            .addValue(job.at())
            .addValue(rest.toNanos() / 1e9);
    return connection
        .preparedQuery(PASS)
        .execute(parameters)
        .map(rows -> rows.iterator().next().getLong("pairs_left"))
        .call(left -> left == 0 ? end(connection, job) : Uni.createFrom().voidItem())
        .replaceWith(new JobStep(taken.lanes(job.accountId()), rest));
  }

  private Uni<Void> end(SqlConnection connection, HeldJob job) {
    return states.change(connection, job.accountId(), job.id(), JobStatus.DONE);
  }
}
