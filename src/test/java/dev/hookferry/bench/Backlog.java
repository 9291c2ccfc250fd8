package dev.hookferry.bench;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.support.AccountApi.NewEndpoint;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Live deliveries by the million, put into the tables past the service: due once they are all
 * there, and committed by and by, for the engine's walk is slowed by rows that it cannot see yet.
 */
final class Backlog {

  private static final String EVENTS =
      """
      COPY event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
      FROM STDIN (FORMAT csv, FORCE_NOT_NULL (scope_id))
      """;
  private static final String DELIVERIES =
      """
      COPY delivery (account_id, id, endpoint_id, event_id, due_at)
      FROM STDIN (FORMAT csv)
      """;

  private static final double LEAST_ROWS_PER_SECOND = 40_000;
  private static final int ROWS_OF_A_COMMIT = 50_000;

  private final int accountId;
  private final List<UUID> endpoints;
  private final RandomGenerator random = new SplittableRandom();

  Backlog(Bed bed, List<NewEndpoint> endpoints) {
    this.accountId = bed.accountId();
    this.endpoints =
        endpoints.stream()
            .map(endpoint -> PublicId.ENDPOINT.parse(endpoint.id()).orElseThrow())
            .toList();
  }

  /** Adds deliveries, each event going to every endpoint; returns as they fall due, all at once. */
  void insert(Database database, int deliveries) throws Exception {
    Instant now = Instant.now();
    Instant due = now.plusMillis((long) (deliveries / LEAST_ROWS_PER_SECOND * 1_000));
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      int events = Math.ceilDiv(deliveries, endpoints.size());
      UUID[] ids = new UUID[events];
      copy.copyIn(EVENTS, new Lines(events, i -> event(i, ids[i] = id(now), now)));
      connection.commit();
      for (int done = 0; done < deliveries; done += ROWS_OF_A_COMMIT) {
        int first = done;
        int count = Math.min(ROWS_OF_A_COMMIT, deliveries - done);
        copy.copyIn(
            DELIVERIES,
            new Lines(
                count, i -> delivery(first + i, ids[(first + i) / endpoints.size()], now, due)));
        connection.commit();
      }
    }
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis()));
  }

  private String event(int number, UUID id, Instant now) {
    byte[] data = Bodies.data(number, Micros.now()).getBytes(StandardCharsets.UTF_8);
    return "%d,%s,account,,bench.e0,%s,\\x%s\n"
        .formatted(accountId, id, now, HexFormat.of().formatHex(data));
  }

  private String delivery(int number, UUID eventId, Instant now, Instant due) {
    UUID endpoint = endpoints.get(number % endpoints.size());
    return accountId + "," + id(now) + "," + endpoint + "," + eventId + "," + due + "\n";
  }

  private UUID id(Instant now) {
    return Ids.next(now, random);
  }
}
