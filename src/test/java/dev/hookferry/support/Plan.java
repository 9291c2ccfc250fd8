package dev.hookferry.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How PostgreSQL executed a statement, whose effects are undone.
 *
 * @param pages read, cached ones included
 */
public record Plan(List<JsonObject> nodes, long pages) {

  public static Plan of(Pool pool, String statement, Tuple parameters) {
    return of(pool, "SELECT", statement, parameters);
  }

  /**
   * The same after other statements of its transaction.
   *
   * @param before without parameters
   */
  public static Plan of(Pool pool, String before, String statement, Tuple parameters) {
    return pool.withConnection(
            connection ->
                connection
                    .begin()
                    .call(() -> connection.query(before).execute())
                    .chain(
                        transaction ->
                            connection
                                .preparedQuery(
                                    "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement)
                                .execute(parameters)
                                .call(transaction::rollback)))
        .map(rows -> plan((JsonArray) rows.iterator().next().getValue(0)))
        .await()
        .indefinitely();
  }

  /** How it would execute the statement by a plan for any parameters; no pages are read. */
  public static Plan generic(Pool pool, String statement) {
    return pool.query("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + statement)
        .execute()
        .map(rows -> (JsonArray) rows.iterator().next().getValue(0))
        .map(explained -> explained.getJsonObject(0).getJsonObject("Plan"))
        .map(top -> new Plan(flattened(top).toList(), 0))
        .await()
        .indefinitely();
  }

  private static Plan plan(JsonArray explained) {
    JsonObject top = explained.getJsonObject(0).getJsonObject("Plan");
    return new Plan(
        flattened(top).toList(),
        top.getLong("Shared Hit Blocks") + top.getLong("Shared Read Blocks"));
  }

  private static Stream<JsonObject> flattened(JsonObject node) {
    return Stream.concat(
        Stream.of(node),
        node.getJsonArray("Plans", new JsonArray()).stream()
            .flatMap(child -> flattened((JsonObject) child)));
  }

  /** The ways in which the table is read: indexes by name, else the kind of scan. */
  public Set<String> readsOf(String table) {
    Set<String> reads = new TreeSet<>();
    for (JsonObject node : nodes) {
      String index = node.getString("Index Name");
      boolean ofTable = table.equals(node.getString("Relation Name"));
      if (index != null && (ofTable || index.startsWith(table + "_"))) {
        reads.add(index);
      } else if (ofTable && node.getString("Node Type").endsWith("Seq Scan")) {
        reads.add(node.getString("Node Type"));
      }
    }
    return reads;
  }
}
