package dev.hookferry.bench;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.support.AccountApi.NewEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Live deliveries by the million, all due: put into the tables past the service. */
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

  private final int accountId;
  private final List<UUID> endpoints;
  private final Instant now = Instant.now();
  private final RandomGenerator random = new SplittableRandom();

  Backlog(Bed bed, List<NewEndpoint> endpoints) {
    this.accountId = bed.accountId();
    this.endpoints =
        endpoints.stream()
            .map(endpoint -> PublicId.ENDPOINT.parse(endpoint.id()).orElseThrow())
            .toList();
  }

  /** Adds deliveries, each event going to every endpoint; they appear all at once. */
  void insert(Database database, int deliveries) throws SQLException, IOException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      int events = Math.ceilDiv(deliveries, endpoints.size());
      UUID[] ids = new UUID[events];
      copy.copyIn(EVENTS, new Lines(events, i -> event(i, ids[i] = id())));
      copy.copyIn(DELIVERIES, new Lines(deliveries, i -> delivery(i, ids[i / endpoints.size()])));
      connection.commit();
    }
  }

  private String event(int number, UUID id) {
    byte[] data = Bodies.data(number, Micros.now()).getBytes(StandardCharsets.UTF_8);
    return "%d,%s,account,,bench.e0,%s,\\x%s\n"
        .formatted(accountId, id, now, HexFormat.of().formatHex(data));
  }

  private String delivery(int number, UUID eventId) {
    UUID endpoint = endpoints.get(number % endpoints.size());
    return accountId + "," + id() + "," + endpoint + "," + eventId + "," + now + "\n";
  }

  private UUID id() {
    return Ids.next(now, random);
  }
}
