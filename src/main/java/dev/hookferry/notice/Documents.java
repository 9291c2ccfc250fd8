package dev.hookferry.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Optional;
import java.util.UUID;

/**
 * What the native surface shows, as it shows it, read on the connection of a change: as the change
 * has left it. Empty: it is not there.
 */
public interface Documents {

  Uni<Optional<ObjectNode>> endpoint(SqlClient connection, int accountId, UUID id);

  /**
   * A delivery that has ended, as {@code delivery}, with its last attempt, and its event's id and
   * type as {@code event}.
   */
  Uni<Optional<ObjectNode>> ended(SqlClient connection, int accountId, UUID deliveryId);

  Uni<Optional<ObjectNode>> job(SqlClient connection, int accountId, UUID id);

  ObjectNode attempt(AttemptMade attempt);
}
