package dev.hookferry.domain.model;

import java.time.Instant;
import java.util.List;

/**
 * An event about to be published.
 *
 * @param objectType null where none is given
 * @param occurredAt null: now
 * @param data raw JSON bytes as they will be delivered
 * @param schemaViolations places in which data breaks the schema of its type, where that is let
 *     pass
 * @param traceparent of the request that publishes it (W3C Trace Context); null: none
 * @param channels that narrow its receivers to endpoints with one of them or with none; letters,
 *     digits, {@code -}, {@code _} and {@code .}
 * @param externalId the publisher's own, once within a scope; null: none
 */
public record NewEvent(
    Scope scope,
    String type,
    String objectType,
    Instant occurredAt,
    byte[] data,
    Audience audience,
    int schemaViolations,
    String traceparent,
    List<String> channels,
    String externalId) {

  /** One that keeps to the schema of its type, or whose type has none. */
  public NewEvent(
      Scope scope,
      String type,
      String objectType,
      Instant occurredAt,
      byte[] data,
      Audience audience) {
    this(scope, type, objectType, occurredAt, data, audience, 0, null, List.of(), null);
  }

  /** The same event, known to break the schema of its type in so many places. */
  public NewEvent withSchemaViolations(int count) {
    return new NewEvent(
        scope,
        type,
        objectType,
        occurredAt,
        data,
        audience,
        count,
        traceparent,
        channels,
        externalId);
  }

  /** The same event as part of this trace; null: of none. */
  public NewEvent within(String trace) {
    return new NewEvent(
        scope,
        type,
        objectType,
        occurredAt,
        data,
        audience,
        schemaViolations,
        trace,
        channels,
        externalId);
  }

  /** The same event to these channels, under an id of its publisher's. */
  public NewEvent named(List<String> to, String id) {
    return new NewEvent(
        scope, type, objectType, occurredAt, data, audience, schemaViolations, traceparent, to, id);
  }
}
