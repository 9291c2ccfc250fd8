package dev.hookferry.domain.model;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that is published later.
 *
 * @param id that it will have
 */
public record ScheduledEvent(
    int accountId,
    UUID id,
    Instant publishAt,
    Scope scope,
    String type,
    byte[] data,
    Labels labels) {

  /** The same, to be published now. */
  public NewEvent event() {
    return new NewEvent(scope, type, null, null, data, new Audience.Everyone(id)).with(labels);
  }

  /** The same without the publisher's own id. */
  public NewEvent anonymous() {
    Labels own = new Labels(labels.channels(), labels.tags(), null, labels.contentType());
    return event().with(own);
  }
}
