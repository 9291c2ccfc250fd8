package dev.hookferry.chaos;

import dev.hookferry.chaos.check.AttemptRow;
import dev.hookferry.chaos.check.Hop;
import dev.hookferry.chaos.check.LiveRow;
import dev.hookferry.chaos.check.StoredEvent;
import dev.hookferry.chaos.check.Tables;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.support.AccountApi.NewAccount;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what the database knows of some accounts, in the words of the checker. */
final class DatabaseLog {

  private static final String EVENTS =
      """
      SELECT id, account_id, type, data
      FROM event
      WHERE account_id = ANY (?)
      """;
  private static final String LIVE =
      """
      SELECT id, event_id, endpoint_id, due_at, lease_no, attempts, lease_owner
      FROM delivery
      WHERE account_id = ANY (?)
      """;
  private static final String ATTEMPTS =
      """
      SELECT delivery_id, event_id, endpoint_id, lease_no, number, started_at, duration_ms, outcome, status
      FROM attempt
      WHERE account_id = ANY (?)
      """;
  private static final String LEASED =
      """
      SELECT count(lease_owner)
      FROM delivery
      WHERE account_id = ANY (?)
      """;
  private static final String COUNT =
      """
      SELECT count(*)
      FROM delivery
      WHERE account_id = ANY (?) AND endpoint_id <> ALL (?)
      """;

  private final Connection connection;
  private final Object[] accountIds;

  DatabaseLog(Connection connection, List<NewAccount> accounts) {
    this.connection = connection;
    this.accountIds = accounts.stream().map(NewAccount::id).toArray();
  }

  /**
   * Deliveries that are not finished.
   *
   * @param besides endpoints whose deliveries do not count
   */
  int liveDeliveries(List<String> besides) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      Object[] ids =
          besides.stream().map(id -> PublicId.ENDPOINT.parse(id).orElseThrow()).toArray();
      statement.setArray(1, connection.createArrayOf("integer", accountIds));
      statement.setArray(2, connection.createArrayOf("uuid", ids));
      ResultSet row = statement.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  /** Deliveries that a worker holds, or held when it was killed. */
  int leasedDeliveries() throws SQLException {
    return rows(LEASED, row -> row.getInt(1)).getFirst();
  }

  Tables tables() throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    Tables tables =
        new Tables(
            rows(EVENTS, DatabaseLog::event),
            rows(LIVE, DatabaseLog::live),
            rows(ATTEMPTS, DatabaseLog::attempt));
    connection.rollback();
    return tables;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("integer", accountIds));
      List<T> found = new ArrayList<>();
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    JsonObject data = new JsonObject(Buffer.buffer(row.getBytes("data")));
    return new StoredEvent(
        PublicId.EVENT.of(id(row, "id")),
        row.getInt("account_id"),
        row.getString("type"),
        data.getLong("number"));
  }

  private static LiveRow live(ResultSet row) throws SQLException {
    return new LiveRow(
        PublicId.DELIVERY.of(id(row, "id")),
        hop(row),
        instant(row, "due_at"),
        row.getInt("lease_no"),
        row.getInt("attempts"),
        row.getObject("lease_owner") != null);
  }

  private static AttemptRow attempt(ResultSet row) throws SQLException {
    return new AttemptRow(
        PublicId.DELIVERY.of(id(row, "delivery_id")),
        hop(row),
        Optional.ofNullable(row.getObject("lease_no", Integer.class)),
        row.getInt("number"),
        instant(row, "started_at"),
        Duration.ofMillis(row.getInt("duration_ms")),
        AttemptRow.Outcome.valueOf(row.getString("outcome")),
        Optional.ofNullable(row.getObject("status", Integer.class)));
  }

  private static Hop hop(ResultSet row) throws SQLException {
    return new Hop(
        PublicId.EVENT.of(id(row, "event_id")), PublicId.ENDPOINT.of(id(row, "endpoint_id")));
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
