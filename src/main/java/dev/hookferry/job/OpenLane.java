package dev.hookferry.job;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.domain.routing.EventPattern;
import dev.hookferry.domain.routing.Reach;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A lane in which a job has pairs left, with the page where its cursor stands.
 *
 * @param left pairs of all its pages
 * @param page its number
 * @param taken events of the page that the cursor has passed
 * @param pageLeft events of the page after these
 * @param eventIds the first of them
 * @param occupied deliveries that are on their way in the lane
 * @param ratePerSecond of the endpoint; null: no limit
 * @param isThere whether the endpoint is, and is enabled
 * @param was what the endpoint wanted when the job was made
 * @param is what it wants now
 */
record OpenLane(
    UUID endpointId,
    long left,
    long page,
    int taken,
    int pageLeft,
    List<UUID> eventIds,
    int room,
    int occupied,
    Integer ratePerSecond,
    boolean isThere,
    Wants was,
    Wants is) {

  /** What an endpoint wants: events of these types and scopes. */
  record Wants(List<String> patterns, Reach reach) {

    boolean want(String type, Scope scope) {
      return reach.covers(scope)
          && patterns.stream().anyMatch(pattern -> new EventPattern(pattern).matches(type));
    }
  }

  static OpenLane of(Row row) {
    boolean isThere = Boolean.TRUE.equals(row.getBoolean("enabled"));
    Scope scope = isThere ? scope(row) : Scope.ACCOUNT;
    return new OpenLane(
        row.getUUID("endpoint_id"),
        row.getLong("pairs_left"),
        row.getLong("no"),
        row.getInteger("taken"),
        row.getInteger("page_left"),
        List.of(row.getArrayOfUUIDs("event_ids")),
        row.getInteger("room"),
        row.getInteger("occupied"),
        row.getInteger("rate_limit_per_second"),
        isThere,
        wants(row, "was_patterns", "was_hears", scope),
        isThere ? wants(row, "patterns", "hears", scope) : null);
  }

  private static Scope scope(Row row) {
    return new Scope(
        ScopeKind.of(row.getString("scope_kind")).orElseThrow(), row.getString("scope_id"));
  }

  private static Wants wants(Row row, String patterns, String hears, Scope scope) {
    return new Wants(
        Arrays.asList(row.getArrayOfStrings(patterns)),
        Reach.of(scope, row.getArrayOfStrings(hears)));
  }

  /** Whether the endpoint wants something else than it did: its events have to be looked at. */
  boolean hasChanged() {
    return isThere && !was.equals(is);
  }

  /** Whether it has turned away from such events since the job was made. */
  boolean hasTurnedFrom(String type, Scope scope) {
    return was.want(type, scope) && !is.want(type, scope);
  }
}
