package dev.hookferry.domain.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened: immutable once published.
 *
 * @param number from a sequence, for surfaces that show integers
 * @param objectType null where none was given
 * @param data raw JSON bytes, exactly as published
 * @param schemaViolations places in which data breaks the schema of its type
 * @param traceparent of the request that published it (W3C Trace Context); null: none
 * @param expunged whether its data is gone
 */
public record Event(
    int accountId,
    UUID id,
    long number,
    Scope scope,
    String type,
    String objectType,
    Instant occurredAt,
    byte[] data,
    int schemaViolations,
    String traceparent,
    Labels labels,
    boolean expunged) {

  /** One without labels. */
  public Event(
      int accountId,
      UUID id,
      long number,
      Scope scope,
      String type,
      String objectType,
      Instant occurredAt,
      byte[] data,
      int schemaViolations,
      String traceparent) {
    this(
        accountId,
        id,
        number,
        scope,
        type,
        objectType,
        occurredAt,
        data,
        schemaViolations,
        traceparent,
        Labels.NONE,
        false);
  }

  /** One of which it does not matter what it is traced by. */
  public Event(
      int accountId,
      UUID id,
      long number,
      Scope scope,
      String type,
      String objectType,
      Instant occurredAt,
      byte[] data,
      int schemaViolations) {
    this(accountId, id, number, scope, type, objectType, occurredAt, data, schemaViolations, null);
  }

  /** One that keeps to the schema of its type, or of which that does not matter. */
  public Event(
      int accountId,
      UUID id,
      long number,
      Scope scope,
      String type,
      String objectType,
      Instant occurredAt,
      byte[] data) {
    this(accountId, id, number, scope, type, objectType, occurredAt, data, 0, null);
  }

  /** The same as part of this trace; null: of none. */
  public Event within(String trace) {
    return new Event(
        accountId,
        id,
        number,
        scope,
        type,
        objectType,
        occurredAt,
        data,
        schemaViolations,
        trace,
        labels,
        expunged);
  }
}
