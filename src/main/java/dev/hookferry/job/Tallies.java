package dev.hookferry.job;

import dev.hookferry.domain.model.AccountKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Sums up how deliveries of jobs have ended, so that reading a job does not count them all. */
@ApplicationScoped
class Tallies {

  private static final String TOLD =
      """
      SELECT DISTINCT account_id, job_id
      FROM job_tally
      LIMIT 100
      """;

  private static final String SUM_UP =
      """
      WITH told AS (
        DELETE FROM job_tally
        WHERE account_id = $1 AND job_id = $2
        RETURNING succeeded, failed
      )
      UPDATE job
      SET succeeded = job.succeeded + ended.succeeded, failed = job.failed + ended.failed
      FROM (
        SELECT sum(succeeded)::bigint AS succeeded, sum(failed)::bigint AS failed
        FROM told
        HAVING count(*) > 0) AS ended
      WHERE account_id = $1 AND id = $2
      """;

  private final Pool pool;

  Tallies(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> sumUp() {
    return pool.query(TOLD)
        .execute()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            row -> sumUp(new AccountKey(row.getInteger("account_id"), row.getUUID("job_id"))))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> sumUp(AccountKey job) {
    return pool.preparedQuery(SUM_UP)
        .execute(Tuple.of(job.accountId(), job.id()))
        .replaceWithVoid();
  }
}
