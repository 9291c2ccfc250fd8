package dev.hookferry.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who listens in several accounts at once, before anything is done for them. */
@ApplicationScoped
public class Listeners {

  private static final String READ =
      """
      SELECT account_id, patterns
      FROM endpoint
      WHERE account_id = ANY ($1) AND listens AND enabled
      """;

  /**
   * What accounts listen to.
   *
   * @param patterns by account; one that does not listen is not in it
   */
  public record Heard(Map<Integer, Set<String>> patterns) {

    /** Nobody listens. */
    public static final Heard NOTHING = new Heard(Map.of());

    /** Whether anybody in the account listens to this. */
    public boolean includes(int accountId, OperationalEvent event) {
      Set<String> heard = patterns.getOrDefault(accountId, Set.of());
      return !heard.isEmpty() && List.of(event.patterns()).stream().anyMatch(heard::contains);
    }
  }

  public Uni<Heard> of(SqlClient client, Set<Integer> accountIds) {
    return client
        .preparedQuery(READ)
        .execute(Tuple.of(accountIds.toArray(Integer[]::new)))
        .map(
            rows -> {
              Map<Integer, Set<String>> patterns = new HashMap<>();
              rows.forEach(
                  row ->
                      patterns
                          .computeIfAbsent(row.getInteger("account_id"), id -> new HashSet<>())
                          .addAll(List.of(row.getArrayOfStrings("patterns"))));
              return new Heard(patterns);
            });
  }
}
