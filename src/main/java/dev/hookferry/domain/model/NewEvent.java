package dev.hookferry.domain.model;

import java.time.Instant;

/**
 * An event about to be published.
 *
 * @param objectType null where none is given
 * @param occurredAt null: now
 * @param data raw JSON bytes as they will be delivered
 * @param schemaViolations places in which data breaks the schema of its type, where that is let
 *     pass
 * @param traceparent of the request that publishes it (W3C Trace Context); null: none
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
    Labels labels) {

  /** One that keeps to the schema of its type, or whose type has none. */
  public NewEvent(
      Scope scope,
      String type,
      String objectType,
      Instant occurredAt,
      byte[] data,
      Audience audience) {
    this(scope, type, objectType, occurredAt, data, audience, 0, null, Labels.NONE);
  }

  /** The same event, known to break the schema of its type in so many places. */
  public NewEvent withSchemaViolations(int count) {
    return new NewEvent(
        scope, type, objectType, occurredAt, data, audience, count, traceparent, labels);
  }

  /** The same event as part of this trace; null: of none. */
  public NewEvent within(String trace) {
    return new NewEvent(
        scope, type, objectType, occurredAt, data, audience, schemaViolations, trace, labels);
  }

  public NewEvent with(Labels own) {
    return new NewEvent(
        scope, type, objectType, occurredAt, data, audience, schemaViolations, traceparent, own);
  }
}
