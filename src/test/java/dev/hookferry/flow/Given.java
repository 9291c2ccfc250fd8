package dev.hookferry.flow;

import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.pace.DeliveryScheduler;
import dev.hookferry.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Rows that a test starts from, and what it finds afterwards. */
@ApplicationScoped
class Given {

  private static final String ATTEMPTS =
      """
      SELECT delivery_id, event_id, lease_no, number, outcome, status, error, duration_ms, response_headers, response_body,
        host(address) AS address
      FROM attempt
      WHERE account_id = $1
      ORDER BY id
      """;

  private static final String LIVE =
      """
      SELECT id, endpoint_id, lease_no, attempts, lease_owner, extract(epoch FROM due_at - now())::float8 AS due_in
      FROM delivery
      WHERE account_id = $1
      ORDER BY id
      """;

  private final Pool pool;
  private final Vault vault;
  private final Intake intake;
  private final Ticker ticker;
  private final DeliveryScheduler scheduler;
  private final MeterRegistry meters;

  Given(
      Pool pool,
      Vault vault,
      Intake intake,
      Ticker ticker,
      DeliveryScheduler scheduler,
      MeterRegistry meters) {
    this.meters = meters;
    this.pool = pool;
    this.vault = vault;
    this.intake = intake;
    this.ticker = ticker;
    this.scheduler = scheduler;
  }

  /** A new account; a test has one of its own. */
  int account() {
    int id =
        run("INSERT INTO account (name, created_at) VALUES ('test', now()) RETURNING id")
            .getFirst()
            .getInteger("id");
    run(
        "INSERT INTO scope (account_id, kind, id, created_at) VALUES ($1, 'account', '', now())",
        id);
    return id;
  }

  EndpointDraft endpoint(int accountId) {
    return new EndpointDraft(pool, vault, accountId);
  }

  AcceptedEvent published(int accountId, String type, String data) {
    PublishOutcome outcome = publish(accountId, Optional.empty(), event(type, data));
    return ((PublishOutcome.Published) outcome).events().getFirst();
  }

  PublishOutcome publish(int accountId, Optional<IdempotencyKey> key, NewEvent... events) {
    return intake
        .publish(new PublishCommand(accountId, List.of(events), key))
        .await()
        .indefinitely();
  }

  static NewEvent event(String type, String data) {
    return new NewEvent(Scope.ACCOUNT, type, null, null, data.getBytes(), Audience.EVERYONE);
  }

  /** Lets this much time pass for the account's live deliveries: leases end, retries fall due. */
  void elapse(int accountId, Duration time) {
    run(
        "UPDATE delivery SET due_at = due_at - make_interval(secs => $2) WHERE account_id = $1",
        accountId,
        time.toMillis() / 1000.0);
    scheduler.wake();
  }

  /** Live deliveries that are due now, and their events, as if published long ago. */
  void backlog(int accountId, UUID endpointId, int count) {
    run(
        """
        WITH e AS (
          INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
          SELECT $1, next_id(), 'account', '', 'a', now(), '{}'
          FROM generate_series(1, $3)
          RETURNING id)
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
        SELECT $1, next_id(), $2, e.id, now()
        FROM e
        """,
        accountId,
        endpointId,
        count);
  }

  /** Turns the line once more, and waits until what was due is recorded. */
  void turn() {
    ticker.tick(new TickRequest(1_000, Duration.ofSeconds(5))).await().indefinitely();
  }

  List<LiveRow> live(int accountId) {
    return rows(LIVE, LiveRow::of, accountId);
  }

  /** The account's only live row, once that many attempts were made and it is not leased. */
  LiveRow resting(int accountId, int attempts) {
    return Patience.until(
            () -> live(accountId),
            rows ->
                rows.size() == 1
                    && rows.getFirst().attempts() == attempts
                    && !rows.getFirst().leased())
        .getFirst();
  }

  /** All attempts of the account, once there are that many. */
  List<AttemptRow> attempts(int accountId, int count) {
    return Patience.until(() -> attempts(accountId), rows -> rows.size() >= count);
  }

  List<AttemptRow> attempts(int accountId) {
    return rows(ATTEMPTS, AttemptRow::of, accountId);
  }

  /** The only attempt of the account so far. */
  AttemptRow onlyAttempt(int accountId) {
    List<AttemptRow> rows = attempts(accountId, 1);
    if (rows.size() != 1) {
      throw new AssertionError("more than one: " + rows);
    }
    return rows.getFirst();
  }

  boolean enabled(UUID endpointId) {
    return run("SELECT enabled FROM endpoint WHERE id = $1", endpointId).getFirst().getBoolean(0);
  }

  /** How far a counter of the service is. */
  double counter(String name, String... tags) {
    return meters.counter(name, tags).count();
  }

  /** The rows of a statement. */
  List<Row> run(String sql, Object... parameters) {
    return rows(sql, Function.identity(), parameters);
  }

  private <T> List<T> rows(String sql, Function<Row, T> mapper, Object... parameters) {
    return pool.preparedQuery(sql)
        .execute(Tuple.tuple(List.of(parameters)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(mapper).toList())
        .await()
        .indefinitely();
  }
}
