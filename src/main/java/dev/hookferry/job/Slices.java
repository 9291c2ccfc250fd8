package dev.hookferry.job;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The events of a job's time, a slice of them at a time: neither this process nor the database
 * holds more than those of one.
 */
final class Slices {

  /** Pages of a slice are numbered from a multiple of this: it has fewer. */
  private static final long MOST_PAGES = 1_000_000;

  private static final int MILLIS_BITS = 48;

  /** More than the clocks of two instances differ. */
  private static final Duration SLACK = Duration.ofHours(1);

  private static final String NEXT =
      """
      SELECT id
      FROM event
      WHERE account_id = $1 AND id >= $2 AND id < $3
      ORDER BY id
      OFFSET 100000
      LIMIT 1
      """;

  private static final String TYPES =
      """
      SELECT DISTINCT type
      FROM event
      WHERE account_id = $1 AND id >= $2 AND id < $3
      """;

  private final SqlConnection connection;
  private final UUID jobId;
  private final Selection selection;
  private final TypeRule rule;
  private final UUID end;
  private UUID from;
  private long firstPage;
  private Plan plan = new Plan(0, 0, null, null, 0);

  Slices(SqlConnection connection, UUID jobId, Selection selection, TypeRule rule) {
    this.connection = connection;
    this.jobId = jobId;
    this.selection = selection;
    this.rule = rule;
    this.from = Ids.first(selection.since());
    this.end = Ids.first(selection.until());
  }

  /** The plan of all slices that were written. */
  Plan plan() {
    return plan;
  }

  /** Writes the pages of the next slice, and says whether there is one after it. */
  Uni<Boolean> writeNext() {
    return connection
        .preparedQuery(NEXT)
        .execute(Tuple.of(selection.accountId(), from, end))
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).findFirst().orElse(end))
        .call(this::writeUpTo)
        .invoke(next -> from = next)
        .map(next -> !next.equals(end));
  }

  private Uni<Void> writeUpTo(UUID to) {
    return switch (selection.mode()) {
      case MISSING -> types(to).map(rule::matches).chain(matches -> writeMissing(to, matches));
      case FAILED, ALL -> askedTypes(to).chain(types -> writeFinished(to, types));
      case UNDELIVERED -> askedTypes(to).chain(types -> writeFailed(to, types));
    };
  }

  private Uni<Void> writeFailed(UUID to, String[] types) {
    return write(PairStatements.OF_FAILED, parameters(to).addValue(types));
  }

  private Uni<Void> writeMissing(UUID to, TypeRule.Matches matches) {
    return write(
        PairStatements.OF_MISSING,
        parameters(to).addValue(matches.types()).addValue(matches.patterns()));
  }

  private Uni<Void> writeFinished(UUID to, String[] types) {
    return write(
        PairStatements.OF_FINISHED,
        parameters(to)
            .addValue(types)
            .addValue(outcome())
            .addValue(selection.only().channel().orElse(null))
            .addValue(selection.only().tag().orElse(null))
            .addValue(selection.only().statusClass().orElse(null)));
  }

  /** Null: any. */
  private String outcome() {
    return selection.mode() == JobMode.FAILED ? "FAILED" : selection.only().outcome().orElse(null);
  }

  /** Null: all. */
  private Uni<String[]> askedTypes(UUID to) {
    return selection.eventTypes().isEmpty()
        ? Uni.createFrom().nullItem()
        : types(to).map(rule::asked);
  }

  private Uni<List<String>> types(UUID to) {
    return connection
        .preparedQuery(TYPES)
        .execute(Tuple.of(selection.accountId(), from, to))
        .map(rows -> stream(rows).map(row -> row.getString("type")).toList());
  }

  private Tuple parameters(UUID to) {
    return Tuple.of(selection.accountId(), jobId, from, to)
        .addValue(earliest())
        .addValue(selection.endpointId().orElse(null))
        .addValue(selection.scope().map(scope -> scope.kind().text()).orElse(null))
        .addValue(selection.scope().map(Scope::id).orElse(null))
        .addValue(firstPage);
  }

  /** The smallest id that an attempt or a delivery of these events may have. */
  private UUID earliest() {
    return Ids.floor(at(from).minus(SLACK));
  }

  private Uni<Void> write(String statement, Tuple parameters) {
    return connection
        .preparedQuery(statement)
        .execute(parameters)
        .invoke(rows -> add(rows.iterator().next()))
        .replaceWithVoid();
  }

  private void add(Row row) {
    firstPage += MOST_PAGES;
    plan =
        new Plan(
            plan.events() + row.getLong("events"),
            plan.deliveries() + row.getLong("deliveries"),
            plan.oldest() == null ? instant(row, "oldest") : plan.oldest(),
            row.getUUID("newest") == null ? plan.newest() : instant(row, "newest"),
            plan.skippedDisabled() + row.getLong("skipped"));
  }

  private static Instant instant(Row row, String column) {
    UUID id = row.getUUID(column);
    return id == null ? null : at(id);
  }

  /** Of an id between two of version 7, whatever its own version. */
  private static Instant at(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> Long.SIZE - MILLIS_BITS);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
