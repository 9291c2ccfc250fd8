package dev.hookferry.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlLoadTest {

  private static final SqlScript SCRIPT =
      new SqlScript(
          """
          SELECT :step::integer * 2 AS twice, 'kept' AS word
          \\gset
          INSERT INTO noted
          VALUES (:twice, :word);
          """);

  @TempDir Path folder;

  @Test
  void givenScriptWithVariables_whenRunWithoutPgbench_thenItsStepsPassThemOn() throws Exception {
    try (PostgresServer server = PostgresServer.start(folder.resolve("postgres"))) {
      URI url = URI.create(PostgresServer.url(server.port(), "postgres"));
      Database database = new Database(url, Optional.of(new ProcessUse(1)), false);
      try (Connection connection = database.connect()) {
        connection.createStatement().execute("CREATE TABLE noted (twice integer, word text)");
      }

      double perSecond =
          new SqlLoad(database, Map.of("step", "21")).jdbc(SCRIPT, 2, Duration.ofMillis(300));

      assertTrue(perSecond > 0);
      assertEquals("42 kept", database.query("SELECT DISTINCT twice || ' ' || word FROM noted"));
    }
  }
}
