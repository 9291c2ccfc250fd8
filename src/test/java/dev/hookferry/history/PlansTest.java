package dev.hookferry.history;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** However many deliveries an account has: what a page costs grows with the page. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {

  private static final int ROWS = 30_000;
  private static final int FEW = 500;
  private static final Pattern READ = Pattern.compile("rows=(\\d+)|Removed by Filter: (\\d+)");

  private static final String LIVE =
      """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT $1, (left(uuid_floor($3)::text, 15) || substr(gen_random_uuid()::text, 16))::uuid, $2, $5, now()
      FROM generate_series(1, $4)
      """;

  private static final String FINISHED =
      """
      INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
        duration_ms, outcome, status)
      SELECT $1, id, id, $5, $2, 1, 1, $3, 1, 'SUCCEEDED', 200
      FROM (
        SELECT (left(uuid_floor($3)::text, 15) || substr(gen_random_uuid()::text, 16))::uuid AS id
        FROM generate_series(1, $4)) AS made
      """;

  private static final String EVENTS =
      """
      INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
      SELECT $1, (left(uuid_floor($2)::text, 15) || substr(gen_random_uuid()::text, 16))::uuid, 'device', 'door-1',
        'log.access', $2, ''
      FROM generate_series(1, $3)
      """;

  @Inject Deliveries deliveries;
  @Inject Past past;
  @Inject Pool pool;
  @Inject Clock clock;

  private final Scope door = new Scope(ScopeKind.DEVICE, "door-1");
  private final Scope shed = new Scope(ScopeKind.DEVICE, "door-2");
  private int account;
  private UUID busy;
  private UUID quiet;
  private UUID event;
  private UUID finished;

  @BeforeAll
  void makeManyDeliveries() {
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    Instant later = midnight.plus(Duration.ofHours(2));
    account = past.account();
    busy = past.endpoint(account, "device", door);
    quiet = past.endpoint(account, "device", door);
    makeBusy(midnight.minusSeconds(1)); // in a partition that holds nothing else
    makeBusy(midnight);
    event = past.event(account, door, "log.access", later);
    past.event(account, shed, "log.access", later);
    past.live(account, quiet, event, 1, later);
    finished = past.finished(account, quiet, event, 2, later, true);
    await(() -> pool.query("ANALYZE delivery, attempt, event, endpoint").execute());
  }

  private void makeBusy(Instant instant) {
    OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
    UUID old = past.event(account, door, "log.access", instant);
    past.execute(LIVE, account, busy, at, ROWS, old);
    past.execute(FINISHED, account, busy, at, ROWS, old);
    past.execute(EVENTS, account, at, ROWS);
  }

  @AfterAll
  void forgetThem() {
    past.execute("DELETE FROM delivery WHERE account_id = $1", account);
    past.execute("DELETE FROM attempt WHERE account_id = $1", account);
    past.execute("DELETE FROM event WHERE account_id = $1", account);
  }

  @Test
  void givenAnAccount_whenItsNewestAreRead_thenNoMore() {
    assertReadsFew(page(q -> q));
    assertReadsFew(page(q -> q.ascending(true)));
  }

  @Test
  void givenABusyEndpoint_whenItsNewestAreRead_thenNoMore() {
    assertReadsFew(DeliveryStatements.page(to(busy)));
    assertReadsFew(DeliveryStatements.page(to(busy, quiet)));
  }

  @Test
  void givenAQuietEndpoint_whenItsNewestAreRead_thenNothingOfTheBusyOne() {
    assertReadsFew(DeliveryStatements.page(to(quiet).byLane(true)));
    assertReadsFew(DeliveryStatements.page(to(quiet, UUID.randomUUID()).byLane(true)));
  }

  @Test
  void givenALongAndAShortLane_whenListed_thenTheNewestOfEach() {
    Page<Delivery> ofBusy = list(q -> q.endpointId(Optional.of(busy)).limit(3));
    List<UUID> newest = ofBusy.items().stream().map(Delivery::id).toList();
    assertEquals(3, newest.size());
    assertEquals(
        newest.stream().sorted(Comparator.comparing(UUID::toString).reversed()).toList(), newest);
    assertEquals(2, list(q -> q.endpointId(Optional.of(quiet))).items().size());
  }

  @Test
  void givenEndpoints_whenTheirLanesAreCounted_thenNotBeyondTheLimit() {
    assertReadsFew(DeliveryStatements.live(account, new UUID[] {busy, quiet}, 100));
    assertReadsFew(DeliveryStatements.live(account, new UUID[] {quiet}, 100));
  }

  @Test
  void givenAnEvent_whenItsDeliveriesAreRead_thenNothingOlder() {
    assertReadsFew(page(q -> q.eventIds(List.of(event))));
  }

  @Test
  void givenADoorThatIsQuiet_whenItsEventsAreListed_thenNothingOfTheBusyOne() {
    for (Scope scope : List.of(shed, door)) {
      Sql page = Events.page(EventQuery.newest(account, 20).of(scope));
      assertReadsFew(page);
      assertReadsFew(explainKept(page));
    }
  }

  @Test
  void givenANumber_whenItsEventIsRead_thenNoOther() {
    assertReadsFew(Events.byNumber(account, door, 1));
    assertReadsFew(Events.byNumber(account, door, Long.MAX_VALUE));
  }

  @Test
  void givenAnId_whenReadAlone_thenNothingElse() {
    assertReadsFew(DeliveryStatements.page(DeliverySelection.of(account, finished)));
  }

  @Test
  void givenStatuses_whenThePageIsRead_thenOnlyTheTableThatHasThem() {
    String live = explain(page(q -> q.statuses(Set.of(Status.SCHEDULED))));
    assertTrue(!live.contains("outcome ="), live);
    String done = explain(page(q -> q.statuses(Set.of(Status.SUCCEEDED))));
    assertTrue(!done.contains("on delivery"), done);
  }

  private DeliverySelection to(UUID... endpoints) {
    return DeliverySelection.of(Query.of(account).build(), Optional.of(endpoints));
  }

  private Page<Delivery> list(UnaryOperator<Query> with) {
    return await(() -> deliveries.list(with.apply(Query.of(account)).build()));
  }

  private Sql page(UnaryOperator<Query> with) {
    DeliveryQuery query = with.apply(Query.of(account)).build();
    return DeliveryStatements.page(DeliverySelection.of(query, Optional.empty()));
  }

  private void assertReadsFew(Sql sql) {
    assertReadsFew(explain(sql));
  }

  private static void assertReadsFew(String plan) {
    List<MatchResult> numbers = READ.matcher(plan).results().toList();
    assertTrue(!numbers.isEmpty(), plan);
    assertTrue(numbers.stream().mapToInt(PlansTest::rows).allMatch(rows -> rows <= FEW), plan);
  }

  private static int rows(MatchResult number) {
    return Integer.parseInt(number.group(1) == null ? number.group(2) : number.group(1));
  }

  private String explain(Sql sql) {
    return await(
            () ->
                pool.preparedQuery("EXPLAIN (ANALYZE, COSTS off, TIMING off) " + sql.text())
                    .mapping((Row row) -> row.getString(0))
                    .execute(sql.parameters()))
        .stream()
        .collect(Collectors.joining("\n"));
  }

  /** As the statement is run once the database has kept a plan that serves all parameters. */
  private String explainKept(Sql sql) {
    String values =
        IntStream.range(0, sql.parameters().size())
            .mapToObj(i -> "'" + sql.parameters().getValue(i) + "'")
            .collect(Collectors.joining(", "));
    String explain = "EXPLAIN (ANALYZE, COSTS off, TIMING off) EXECUTE kept (" + values + ")";
    return await(
            () ->
                pool.withTransaction(
                    connection ->
                        connection
                            .query("SET LOCAL plan_cache_mode = force_generic_plan")
                            .execute()
                            .chain(
                                () -> connection.query("PREPARE kept AS " + sql.text()).execute())
                            .chain(() -> connection.query(explain).execute())
                            .call(() -> connection.query("DEALLOCATE kept").execute())))
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.joining("\n"));
  }
}
