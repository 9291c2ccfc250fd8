package dev.hookferry.flow.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.send.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompletionTest {

  private static final int ACCOUNT = Integer.MAX_VALUE;

  private final Completion completion;
  private final Pool pool;
  private final UUID delivery = UUID.randomUUID();
  private final UUID owner = UUID.randomUUID();

  CompletionTest(Completion completion, Pool pool) {
    this.completion = completion;
    this.pool = pool;
  }

  /** A worker that could not record for long may have claimed the same delivery again meanwhile. */
  @Test
  void givenTwoResultsOfADelivery_whenRecordedTogether_thenTheLeaseThatHoldsCountsAlone() {
    run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, lease_no, lease_owner)
        VALUES ($1, $2, $2, $2, now() + interval '1 hour', 2, $3)
        """,
        Tuple.of(ACCOUNT, delivery, owner));

    int counted =
        completion
            .complete(List.of(succeeded(1, UUID.randomUUID()), succeeded(2, owner)))
            .await()
            .indefinitely();

    assertEquals(1, counted);
    assertEquals(List.of(2), recordedLeases());
  }

  private Outcome succeeded(int leaseNo, UUID by) {
    Lease lease =
        new Lease(
            ACCOUNT,
            delivery,
            delivery,
            delivery,
            leaseNo,
            by,
            0,
            System.nanoTime(),
            Duration.ofSeconds(55),
            null,
            1L,
            0,
            null);
    return new Outcome.Succeeded(
        new ClaimedDelivery(lease, Optional.empty(), false, Optional.empty()),
        new Answer(
            Instant.now(), Duration.ZERO, 204, null, null, null, Map.of(), List.of(), new byte[0]));
  }

  private List<Integer> recordedLeases() {
    var rows =
        pool.preparedQuery(
                "SELECT lease_no FROM attempt WHERE account_id = $1 AND delivery_id = $2")
            .execute(Tuple.of(ACCOUNT, delivery))
            .await()
            .indefinitely();
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getInteger("lease_no"))
        .toList();
  }

  private void run(String sql, Tuple parameters) {
    pool.preparedQuery(sql).execute(parameters).await().indefinitely();
  }
}
