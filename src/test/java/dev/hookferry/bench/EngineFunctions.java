package dev.hookferry.bench;

import dev.hookferry.flow.claim.ClaimSql;
import dev.hookferry.flow.fanout.CommitSql;
import dev.hookferry.flow.record.CompletionSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The engine's statements as functions of the database, so that a script can pass the rows of one
 * on to the next. Each is its function's body word for word; PostgreSQL keeps the plans of a body
 * like those of a prepared statement.
 */
final class EngineFunctions {

  private record Function(String name, String parameters, String statement) {

    String definition() {
      return """
          CREATE FUNCTION %s(%s) RETURNS SETOF record LANGUAGE plpgsql AS $body$
          BEGIN
            RETURN QUERY %s;
          END
          $body$
          """
          .formatted(name, parameters, statement);
    }
  }

  private static final List<Function> ALL =
      List.of(
          new Function(
              "engine_store",
              """
              integer[], bigint[], integer[], text[], text[], integer[], uuid[], text[], text[], text[], text[],
              timestamptz[], bytea[], integer[], bigint[], text[], text[], text[], integer[], uuid[], uuid[], uuid[],
              bigint[], integer[], float8, uuid, text[], text[]""",
              CommitSql.store()),
          new Function(
              "engine_claim",
              """
              boolean, integer, uuid, integer[], uuid[], uuid[], integer[], bigint[], integer[], integer[], integer,
              bigint, bigint, float8, uuid""",
              ClaimSql.claim()),
          new Function("engine_events", "integer[], uuid[]", ClaimSql.events()),
          new Function(
              "engine_complete",
              """
              integer[], uuid[], integer[], uuid[], float8[], boolean[], boolean[], uuid[], timestamptz[], integer[],
              text[], smallint[], text[], jsonb[], bytea[], text[]""",
              CompletionSql.complete()));

  /** As the service sets its own connections, for those that come. */
  private static final String SETTINGS =
      """
      DO $$
      BEGIN
        EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database());
        EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1', current_database());
        EXECUTE format('ALTER DATABASE %I SET jit = off', current_database());
      END $$
      """;

  private EngineFunctions() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
      for (Function function : ALL) {
        statement.execute(function.definition());
      }
    }
  }
}
