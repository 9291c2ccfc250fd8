package dev.hookferry.job;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.PublicId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Moves on all jobs that run, of whatever account and wherever they were made. */
@ApplicationScoped
public class JobTurns {

  private static final Logger LOG = Logger.getLogger(JobTurns.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  private static final String RUNNING =
      """
      SELECT account_id, id, extract(epoch FROM next_at - clock_timestamp())::float8 AS wait
      FROM job
      WHERE status = 'RUNNING'
      ORDER BY next_at
      LIMIT 100
      """;

  private final Pool pool;
  private final Steps steps;
  private final Tallies tallies;

  JobTurns(Pool pool, Steps steps, Tallies tallies) {
    this.pool = pool;
    this.steps = steps;
    this.tallies = tallies;
  }

  /**
   * Makes one step of each job that wants it now.
   *
   * @param alone whether there is no live traffic that jobs would have to leave room for
   */
  public Uni<JobTurn> next(boolean alone) {
    return pool.query(RUNNING)
        .execute()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(row -> step(row, alone))
        .collect()
        .asList()
        .map(JobTurns::turn);
  }

  /** Sums up how deliveries of jobs have ended since it was done last. */
  public Uni<Void> sumUp() {
    return tallies.sumUp();
  }

  private Uni<JobStep> step(Row row, boolean alone) {
    Duration wait = Duration.ofNanos((long) (row.getDouble("wait") * 1e9));
    AccountKey job = new AccountKey(row.getInteger("account_id"), row.getUUID("id"));
    return wait.isPositive()
        ? Uni.createFrom().item(new JobStep(Set.of(), wait))
        : steps
            .next(job, alone)
            .onFailure()
            .invoke(
                failure ->
                    LOG.warnf(
                        "step of a job failed, tried again job=%s error=\"%s\"",
                        name(job), failure))
            .onFailure()
            .recoverWithItem(new JobStep(Set.of(), AFTER_A_FAILURE));
  }

  private static String name(AccountKey job) {
    return PublicId.JOB.of(job.id());
  }

  private static JobTurn turn(List<JobStep> steps) {
    Set<LaneKey> lanes =
        steps.stream().flatMap(step -> step.lanes().stream()).collect(Collectors.toSet());
    return new JobTurn(lanes, steps.stream().map(JobStep::rest).min(Duration::compareTo));
  }
}
