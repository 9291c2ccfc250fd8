package dev.hookferry.job;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps of a job that several make at once, as instances do. The service's own engine is one. */
@QuarkusTest
class StepsTest {

  private static final int EVENTS = 700;
  private static final int AT_ONCE = 6;

  @Inject Jobs jobs;
  @Inject Steps steps;
  @Inject Pool pool;

  @Test
  void givenManyWhoMoveAJobOn_whenItIsDone_thenEachPairWasMadeOnce() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      TestAccount account = TestAccount.create();
      publish(account, EVENTS);
      account.endpoint(receiver.url(), Map.of());
      account.endpoint(receiver.url(), Map.of());
      Job job = make(account, Optional.empty());
      assertEquals(2 * EVENTS, job.plan().deliveries());

      eventually(() -> stepTogether(account, job.id()));

      Progress progress = find(account, job.id()).progress();
      assertEquals(2 * EVENTS, progress.created());
      assertEquals(2 * EVENTS, progress.done());
      eventually(() -> assertEquals(2 * EVENTS, find(account, job.id()).progress().succeeded()));
      List<Row> made = made(account, job.id());
      assertEquals(2 * EVENTS, made.size());
      Set<String> pairs =
          made.stream()
              .map(row -> row.getUUID("event_id") + " " + row.getUUID("endpoint_id"))
              .collect(Collectors.toSet());
      assertEquals(2 * EVENTS, pairs.size());
      assertEquals(0, rowsLeft(job.id()));
    }
  }

  @Test
  void givenManyWhoMoveAJobOn_whenItHasARate_thenTogetherNoFaster() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      TestAccount account = TestAccount.create();
      publish(account, 30);
      account.endpoint(receiver.url(), Map.of());
      Instant start = Instant.now();
      Job job = make(account, Optional.of(20));

      eventually(() -> stepTogether(account, job.id()));

      long millis = find(account, job.id()).finishedAt().toEpochMilli() - start.toEpochMilli();
      assertTrue(millis >= 1_450, "30 at 20 a second took " + millis + " ms");
    }
  }

  /** Fails until the job is done. */
  private void stepTogether(TestAccount account, UUID id) {
    AccountKey job = new AccountKey(account.id(), id);
    List<Uni<JobStep>> together =
        IntStream.range(0, AT_ONCE).mapToObj(i -> steps.next(job, true)).toList();
    await(() -> Uni.combine().all().unis(together).discardItems());
    assertEquals(JobStatus.DONE, find(account, id).status());
  }

  private Job make(TestAccount account, Optional<Integer> rate) {
    Selection selection =
        new Selection(
            account.id(),
            JobMode.MISSING,
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.now(),
            List.of());
    return await(() -> jobs.create(new JobDraft(selection, rate, false)));
  }

  private Job find(TestAccount account, UUID id) {
    return await(() -> jobs.find(account.id(), Optional.empty(), id)).orElseThrow();
  }

  private List<Row> made(TestAccount account, UUID job) {
    return rows(
        """
        SELECT DISTINCT delivery_id, event_id, endpoint_id
        FROM attempt
        WHERE account_id = $1 AND job_id = $2
        """,
        Tuple.of(account.id(), job));
  }

  private long rowsLeft(UUID job) {
    return rows(
            """
            SELECT (SELECT count(*) FROM job_lane WHERE job_id = $1) + (SELECT count(*) FROM job_page WHERE job_id = $1)
            """,
            Tuple.of(job))
        .getFirst()
        .getLong(0);
  }

  private List<Row> rows(String sql, Tuple parameters) {
    return await(() -> pool.preparedQuery(sql).execute(parameters)).stream().toList();
  }

  private static void publish(TestAccount account, int count) {
    account
        .admin()
        .body(Collections.nCopies(count, Map.of("type", "a", "data", 1)))
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202);
  }
}
