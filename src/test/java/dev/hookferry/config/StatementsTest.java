package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatementsTest {

  private static final String LONG = "-- " + "x".repeat(3000) + "\nSELECT 1";
  private static final String KEPT = Statements.KEPT + LONG;
  private static final String SHORT = "SELECT 2";

  @Inject Pool pool;

  @Test
  void givenStatements_whenExecuted_thenShortOnesAndThoseThatAskAreKept() {
    Set<String> kept =
        pool.withConnection(
                connection ->
                    connection
                        .preparedQuery(LONG)
                        .execute()
                        .chain(() -> connection.preparedQuery(KEPT).execute())
                        .chain(() -> connection.preparedQuery(SHORT).execute())
                        .chain(
                            () ->
                                connection
                                    .query("SELECT statement FROM pg_prepared_statements")
                                    .execute()))
            .map(rows -> StreamSupport.stream(rows.spliterator(), false))
            .map(rows -> rows.map(row -> row.getString(0)).collect(Collectors.toSet()))
            .await()
            .indefinitely();
    kept.retainAll(List.of(LONG, KEPT, SHORT));
    assertEquals(Set.of(KEPT, SHORT), kept);
  }
}
