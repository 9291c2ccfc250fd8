package dev.hookferry.registry.endpoint;

import dev.hookferry.registry.Columns;
import dev.hookferry.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The secrets of endpoints: sealed in their table, opened in memory. Position 0 signs first. */
@ApplicationScoped
class EndpointSecrets {

  private static final String ADD =
      """
      INSERT INTO endpoint_secret (account_id, endpoint_id, position, sealed, created_at)
      SELECT $1, $2, secret.place - 1, secret.sealed, $3
      FROM unnest($4::bytea[]) WITH ORDINALITY AS secret (sealed, place)
      """;

  private static final String DELETE_ALL =
      """
      DELETE FROM endpoint_secret
      WHERE account_id = $1 AND endpoint_id = $2
      """;

  private static final String DELETE_SECOND =
      """
      DELETE FROM endpoint_secret
      WHERE account_id = $1 AND endpoint_id = $2 AND position = 1
      """;

  private static final String MAKE_SECOND =
      """
      UPDATE endpoint_secret
      SET position = 1, expires_at = $3
      WHERE account_id = $1 AND endpoint_id = $2 AND position = 0
      """;

  private final Vault vault;

  EndpointSecrets(Vault vault) {
    this.vault = vault;
  }

  /**
   * Opens secrets of an endpoint.
   *
   * @param sealed null: there are none
   */
  List<String> open(Endpoint endpoint, Buffer[] sealed) {
    return sealed == null
        ? List.of()
        : Arrays.stream(sealed)
            .map(secret -> vault.open(endpoint.accountId, endpoint.id, secret.getBytes()))
            .toList();
  }

  /** Puts the endpoint's secrets, in their order, in place of all that are stored. */
  Uni<Void> replace(SqlClient client, Endpoint endpoint, Instant now) {
    return client
        .preparedQuery(DELETE_ALL)
        .execute(key(endpoint))
        .chain(() -> add(client, endpoint, endpoint.secrets, now));
  }

  /**
   * Puts a new secret first, and the first one second until the overlap ends; a second one goes.
   */
  Uni<Void> rotate(
      SqlClient client, Endpoint endpoint, String secret, Instant now, Duration overlap) {
    Stream<String> first = overlap.isPositive() ? endpoint.secrets.stream().limit(1) : Stream.of();
    endpoint.secrets = Stream.concat(Stream.of(secret), first).toList();
    return client
        .preparedQuery(DELETE_SECOND)
        .execute(key(endpoint))
        .chain(
            () ->
                client
                    .preparedQuery(MAKE_SECOND)
                    .execute(key(endpoint).addValue(Columns.time(now.plus(overlap)))))
        .chain(() -> add(client, endpoint, List.of(secret), now));
  }

  private Uni<Void> add(SqlClient client, Endpoint endpoint, List<String> secrets, Instant now) {
    Buffer[] sealed =
        secrets.stream()
            .map(secret -> vault.seal(endpoint.accountId, endpoint.id, secret))
            .map(Buffer::buffer)
            .toArray(Buffer[]::new);
    return client
        .preparedQuery(ADD)
        .execute(key(endpoint).addValue(Columns.time(now)).addValue(sealed))
        .replaceWithVoid();
  }

  private static Tuple key(Endpoint endpoint) {
    return Tuple.of(endpoint.accountId, endpoint.id);
  }
}
