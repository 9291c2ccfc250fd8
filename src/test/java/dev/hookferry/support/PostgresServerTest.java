package dev.hookferry.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path folder;

  @Test
  void givenCommittedRow_whenCrashedAndRecovered_thenStillThere() throws Exception {
    try (PostgresServer server = PostgresServer.start(folder.resolve("postgres"))) {
      try (Connection connection = server.connect("postgres")) {
        connection.createStatement().execute("CREATE TABLE kept AS SELECT 'still here' AS value");
        server.crash();
        assertThrows(SQLException.class, () -> connection.createStatement().execute("SELECT 1"));
      }

      server.recover();

      try (Connection connection = server.connect("postgres")) {
        assertEquals("still here", first(connection, "SELECT value FROM kept"));
        assertEquals("on", first(connection, "SHOW fsync"));
        assertEquals("on", first(connection, "SHOW synchronous_commit"));
      }
    }
  }

  private static String first(Connection connection, String sql) throws SQLException {
    ResultSet row = connection.createStatement().executeQuery(sql);
    row.next();
    return row.getString(1);
  }
}
