package dev.hookferry.flow.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.send.Answer;
import dev.hookferry.support.MillionDeliveries;
import dev.hookferry.support.OwnDatabase;
import dev.hookferry.support.Plan;
import io.vertx.mutiny.sqlclient.Row;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recording results costs as much whether a thousand or a million deliveries are live. */
@ExtendWith(MillionDeliveries.class)
class CompletionPlanTest {

  // One read of the whole table would take about 10,000.
  private static final long FEW_PAGES = 4_000;

  private static final UUID OWNER = new UUID(0, 1);

  private static final String LEASED =
      """
      UPDATE delivery
      SET lease_owner = $1
      WHERE (account_id, id) IN (SELECT account_id, id FROM delivery ORDER BY account_id, id LIMIT 100)
      RETURNING account_id, id, endpoint_id, event_id
      """;

  private final OwnDatabase database;
  private final Completion completion;

  CompletionPlanTest(OwnDatabase database) {
    this.database = database;
    this.completion = new Completion(database.pool(), Clock.systemUTC(), new SecureRandom());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givenAMillionDeliveries_whenAHundredAreRecorded_thenByTheirKeys(boolean analyzed) {
    if (analyzed) {
      database.run("ANALYZE");
    } else {
      database.forgetStatistics();
    }
    List<Outcome> outcomes = outcomes();
    Plan plan = Plan.of(database.pool(), Completion.COMPLETE, completion.parameters(outcomes));
    assertEquals(Set.of("delivery_pkey"), plan.readsOf("delivery"));
    assertTrue(plan.pages() < FEW_PAGES, "pages: " + plan.pages());
  }

  private List<Outcome> outcomes() {
    List<Row> rows = database.run(LEASED, OWNER);
    List<Outcome> outcomes = new ArrayList<>();
    for (Row row : rows) {
      ClaimedDelivery delivery =
          new ClaimedDelivery(lease(row), Optional.empty(), false, Optional.empty());
      outcomes.add(
          outcomes.size() % 2 == 0
              ? new Outcome.Succeeded(delivery, answer(200))
              : new Outcome.Rescheduled(delivery, answer(500), Duration.ofSeconds(1)));
    }
    return outcomes;
  }

  private static Lease lease(Row row) {
    return new Lease(
        row.getInteger("account_id"),
        row.getUUID("id"),
        row.getUUID("endpoint_id"),
        row.getUUID("event_id"),
        0,
        OWNER,
        0,
        0,
        Duration.ofSeconds(55),
        null,
        1L,
        0,
        null);
  }

  private static Answer answer(int status) {
    return new Answer(
        Instant.now(), Duration.ZERO, status, null, null, null, Map.of(), List.of(), new byte[0]);
  }
}
