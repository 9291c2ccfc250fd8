package dev.hookferry.registry.endpoint;

import dev.hookferry.registry.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Notes which endpoints answered a verification, and when. */
@ApplicationScoped
class Verifications {

  // FOR KEY SHARE: an endpoint that is being deleted now counts as gone.
  private static final String NOTE =
      """
      INSERT INTO endpoint_health (account_id, endpoint_id, last_verified_at)
      SELECT account_id, id, $3
      FROM endpoint
      WHERE account_id = $1 AND id = $2
      FOR KEY SHARE
      ON CONFLICT (account_id, endpoint_id) DO UPDATE
      SET last_verified_at = excluded.last_verified_at
      """;

  private final Pool pool;

  Verifications(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> note(int accountId, UUID endpointId, Instant at) {
    return pool.preparedQuery(NOTE)
        .execute(Tuple.of(accountId, endpointId, Columns.time(at)))
        .replaceWithVoid();
  }
}
