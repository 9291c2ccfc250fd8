package dev.hookferry.history;

import static dev.hookferry.support.Await.await;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.account.Accounts;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.registry.scope.Scopes;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Writes down what tests want to have happened. Its endpoints are disabled, so that no engine
 * touches it.
 */
@ApplicationScoped
class Past {

  private final RandomGenerator random = new Random();
  private final Pool pool;
  private final Accounts accounts;
  private final Scopes scopes;
  private final Endpoints endpoints;

  Past(Pool pool, Accounts accounts, Scopes scopes, Endpoints endpoints) {
    this.pool = pool;
    this.accounts = accounts;
    this.scopes = scopes;
    this.endpoints = endpoints;
  }

  int account() {
    return await(() -> accounts.create("acme")).account().id;
  }

  UUID endpoint(int accountId, String surface, Scope scope) {
    await(() -> scopes.put(accountId, scope));
    Endpoint draft = new Endpoint();
    draft.accountId = accountId;
    draft.surface = surface;
    draft.scopeKind = scope.kind().text();
    draft.scopeId = scope.id();
    draft.url = "https://example.com/" + UUID.randomUUID();
    draft.enabled = false;
    return ((Saved.Done) await(() -> endpoints.create(draft))).endpoint().id;
  }

  UUID event(int accountId, Scope scope, String type, Instant at) {
    UUID id = Ids.next(at, random);
    execute(
        """
        INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        accountId,
        id,
        scope.kind().text(),
        scope.id(),
        type,
        at.atOffset(ZoneOffset.UTC),
        Buffer.buffer("{\"of\": \"" + type + "\"}").getDelegate());
    return id;
  }

  UUID live(int accountId, UUID endpointId, UUID eventId, int attempts, Instant at) {
    UUID id = Ids.next(at, random);
    execute(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, lease_no, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        """,
        accountId,
        id,
        endpointId,
        eventId,
        at.plusSeconds(300).atOffset(ZoneOffset.UTC),
        attempts);
    for (int number = 1; number <= attempts; number++) {
      attempt(
          accountId, id, endpointId, eventId, number, at.plusSeconds(number), "RESCHEDULED", 500);
    }
    return id;
  }

  /** Finished by its last attempt, after failures with 500. */
  UUID finished(
      int accountId, UUID endpointId, UUID eventId, int attempts, Instant at, boolean succeeded) {
    UUID id = Ids.next(at, random);
    for (int number = 1; number < attempts; number++) {
      attempt(
          accountId, id, endpointId, eventId, number, at.plusSeconds(number), "RESCHEDULED", 500);
    }
    Instant last = at.plusSeconds(attempts);
    if (succeeded) {
      attempt(accountId, id, endpointId, eventId, attempts, last, "SUCCEEDED", 204);
    } else {
      attempt(accountId, id, endpointId, eventId, attempts, last, "FAILED", 500);
    }
    return id;
  }

  private void attempt(
      int accountId,
      UUID deliveryId,
      UUID endpointId,
      UUID eventId,
      int number,
      Instant at,
      String outcome,
      int status) {
    execute(
        """
        INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
          duration_ms, outcome, status, error, response_headers, response_body)
        VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 250, $8, $9, $10, $11, $12)
        """,
        accountId,
        Ids.next(at, random),
        deliveryId,
        eventId,
        endpointId,
        number,
        at.atOffset(ZoneOffset.UTC),
        outcome,
        (short) status,
        status < 300 ? null : "answered " + status,
        new JsonObject().put("x-try", "" + number),
        Buffer.buffer("body " + number).getDelegate());
  }

  void execute(String sql, Object... parameters) {
    await(() -> pool.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters))));
  }
}
