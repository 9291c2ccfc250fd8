package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.flow.publish.Draft;
import dev.hookferry.flow.publish.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Says which event of a submission names a scope that is not there. */
@ApplicationScoped
class MissingScopes {

  private static final String READ =
      """
      SELECT wanted.kind, wanted.id
      FROM unnest($2::text[], $3::text[]) AS wanted (kind, id)
      CROSS JOIN LATERAL (
        SELECT
        FROM scope s
        WHERE s.account_id = $1 AND s.kind = wanted.kind AND s.id >= wanted.id AND s.id <= wanted.id
        ORDER BY s.id
        LIMIT 1) AS found
      """;

  /** The index of the first event whose scope is not there; empty: all are. */
  Uni<OptionalInt> firstOf(SqlClient client, Submission submission) {
    List<Scope> scopes = submission.drafts().stream().map(Draft::scope).distinct().toList();
    Tuple parameters =
        Tuple.of(
            submission.accountId(),
            scopes.stream().map(scope -> scope.kind().text()).toArray(String[]::new),
            scopes.stream().map(Scope::id).toArray(String[]::new));
    return client
        .preparedQuery(READ)
        .execute(parameters)
        .map(
            rows -> {
              Set<Scope> there = new HashSet<>();
              StreamSupport.stream(rows.spliterator(), false)
                  .map(
                      row ->
                          new Scope(
                              ScopeKind.of(row.getString("kind")).orElseThrow(),
                              row.getString("id")))
                  .forEach(there::add);
              return firstNotIn(there, submission);
            });
  }

  private static OptionalInt firstNotIn(Set<Scope> there, Submission submission) {
    return IntStream.range(0, submission.drafts().size())
        .filter(i -> !there.contains(submission.drafts().get(i).scope()))
        .findFirst();
  }
}
