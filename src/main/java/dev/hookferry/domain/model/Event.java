package dev.hookferry.domain.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that happened: immutable once published.
 *
 * @param number from a sequence, for surfaces that show integers
 * @param objectType null where none was given
 * @param data raw JSON bytes, exactly as published
 * @param schemaViolations places in which data breaks the schema of its type
 * @param traceparent of the request that published it (W3C Trace Context); null: none
 * @param channels that it was published to; empty: none
 * @param externalId the publisher's own; null: none
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
    List<String> channels,
    String externalId,
    boolean expunged) {

  /** One that was published to no channels. */
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
        List.of(),
        null,
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
        channels,
        externalId,
        expunged);
  }
}
