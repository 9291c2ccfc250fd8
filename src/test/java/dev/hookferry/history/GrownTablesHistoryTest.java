package dev.hookferry.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.notice.AuditLog;
import dev.hookferry.support.GrowingDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page costs what is on it, however the tables have grown since the first one was read. */
class GrownTablesHistoryTest {

  private static final int ROWS = 20_000;
  private static final int ACCOUNT = 1;
  private static final long FEW = 2_000;
  private static final GrowingDatabase DATABASE = GrowingDatabase.start();

  private UUID endpoint = UUID.randomUUID();
  private UUID event = UUID.randomUUID();
  private UUID live = UUID.randomUUID();
  private UUID finished = UUID.randomUUID();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource
  void givenTablesThatHaveGrown_whenAPageIsRead_thenNothingInVain(GrowingDatabase.Start start) {
    DATABASE.begin(start);
    reads().values().forEach(read -> read.get().await().indefinitely());
    DATABASE.growBy(ROWS);
    chooseQuietOnes();

    reads().forEach((what, read) -> DATABASE.assertReads(what, FEW, read));
    assertEquals(
        1, new Attempts(DATABASE.pool()).of(ACCOUNT, finished).await().indefinitely().size());
  }

  private void chooseQuietOnes() {
    Row quiet =
        DATABASE
            .run(
                """
                SELECT d.endpoint_id, d.id
                FROM delivery d
                JOIN (SELECT endpoint_id FROM delivery WHERE account_id = 1 GROUP BY 1 ORDER BY count(*) LIMIT 1) AS e
                  USING (endpoint_id)
                LIMIT 1
                """)
            .getFirst();
    endpoint = quiet.getUUID(0);
    live = quiet.getUUID(1);
    event = DATABASE.run("SELECT id FROM event WHERE account_id = 1 LIMIT 1").getFirst().getUUID(0);
    finished =
        DATABASE
            .run("SELECT delivery_id FROM attempt WHERE account_id = 1 LIMIT 1")
            .getFirst()
            .getUUID(0);
  }

  private Map<String, Supplier<Uni<?>>> reads() {
    Deliveries deliveries =
        new Deliveries(
            DATABASE.pool(),
            new Replay(
                DATABASE.pool(),
                new AuditLog(Clock.systemUTC(), new SecureRandom()),
                Clock.systemUTC(),
                new SecureRandom()));
    Events events = new Events(DATABASE.pool());
    Attempts attempts = new Attempts(DATABASE.pool());
    Map<String, Supplier<Uni<?>>> reads = new LinkedHashMap<>();
    reads.put("newest", () -> deliveries.list(Query.of(ACCOUNT).build()));
    reads.put(
        "of an endpoint",
        () -> deliveries.list(Query.of(ACCOUNT).endpointId(Optional.of(endpoint)).build()));
    reads.put(
        "finished of an event",
        () ->
            deliveries.list(
                Query.of(ACCOUNT)
                    .eventIds(List.of(event))
                    .statuses(Set.of(Status.SUCCEEDED, Status.FAILED))
                    .build()));
    reads.put("a live one", () -> deliveries.find(ACCOUNT, live));
    reads.put("a finished one", () -> deliveries.find(ACCOUNT, finished));
    reads.put("a replay", () -> deliveries.replay(ACCOUNT, live));
    reads.put("another replay", () -> deliveries.replay(ACCOUNT, finished));
    reads.put("attempts", () -> attempts.of(ACCOUNT, finished));
    reads.put("an event", () -> events.find(ACCOUNT, event));
    reads.put("some events", () -> events.findAll(ACCOUNT, List.of(event, live)));
    reads.put("newest events", () -> events.list(EventQuery.newest(ACCOUNT, 50)));
    return reads;
  }
}
