package dev.hookferry.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tells the endpoints that listen what has happened, by events of the account that are stored in
 * the transaction of the change; where nobody listens, there is none.
 */
@ApplicationScoped
public class OperationalEvents {

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private static final String IS_HEARD =
      """
      SELECT EXISTS (
        SELECT
        FROM endpoint
        WHERE account_id = CAST($1 AS integer) AND listens AND enabled AND patterns && CAST($2 AS text[]))
      """;

  // Who is deleted meanwhile may get a delivery, which then ends as any of an endpoint that is
  // gone.
  private static final String STORE =
      """
      WITH listening AS MATERIALIZED (
        SELECT account_id, id
        FROM endpoint
        WHERE account_id = CAST($1 AS integer) AND listens AND enabled AND patterns && CAST($2 AS text[])
      ), stored AS (
        INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data, subscriptions_version)
        SELECT a.id, CAST($3 AS uuid), 'account', '', CAST($4 AS text), CAST($5 AS timestamptz),
          convert_to(CAST($6 AS text), 'UTF8'), a.subscriptions_version
        FROM account a
        WHERE a.id = CAST($1 AS integer) AND EXISTS (SELECT FROM listening)
      )
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
      SELECT account_id, next_id(), id, CAST($3 AS uuid), now()
      FROM listening
      """;

  private final Clock clock;
  private final RandomGenerator random;

  OperationalEvents(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Whether anybody in the account listens to this. */
  public Uni<Boolean> isHeard(Transaction transaction, int accountId, OperationalEvent event) {
    return transaction.read(IS_HEARD, Boolean.class, List.of(accountId, event.patterns()));
  }

  /**
   * Tells it to whoever listens.
   *
   * @param data asked for where somebody does; empty: what it is about is not there any more
   */
  public Uni<Void> tell(
      Transaction transaction,
      int accountId,
      OperationalEvent event,
      Supplier<Uni<Optional<ObjectNode>>> data) {
    return isHeard(transaction, accountId, event)
        .chain(heard -> heard ? data.get() : Uni.createFrom().item(Optional.<ObjectNode>empty()))
        .chain(
            found -> found.map(json -> store(transaction, accountId, event, json)).orElse(NOTHING));
  }

  private Uni<Void> store(
      Transaction transaction, int accountId, OperationalEvent event, ObjectNode data) {
    Instant now = clock.instant();
    UUID id = Ids.next(now, random);
    return transaction.write(
        STORE, List.of(accountId, event.patterns(), id, event.type(), now, data.toString()));
  }
}
