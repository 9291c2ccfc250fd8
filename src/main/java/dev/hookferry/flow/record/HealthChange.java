package dev.hookferry.flow.record;

import dev.hookferry.domain.model.Receiver;
import dev.hookferry.flow.send.Answer;
import java.time.Instant;
import java.util.UUID;

/**
 * What a batch of answers says of an endpoint.
 *
 * @param failures attempts that failed since the last success in the batch, or since its start
 * @param succeededAt the last success in the batch; null: none
 * @param failingSince the first of those failures; null: none
 * @param error of the last failure; null: none
 * @param freshStarts that the endpoint had had when it was called
 */
record HealthChange(
    int accountId,
    UUID endpointId,
    int failures,
    Instant succeededAt,
    Instant failingSince,
    String error,
    long freshStarts) {

  static HealthChange of(Receiver receiver, Answer answer) {
    Instant endedAt = answer.startedAt().plus(answer.duration());
    boolean succeeded = answer.succeeded();
    return new HealthChange(
        receiver.accountId(),
        receiver.id(),
        succeeded ? 0 : 1,
        succeeded ? endedAt : null,
        succeeded ? null : endedAt,
        answer.error(),
        receiver.freshStarts());
  }

  /** This change, and then the other. */
  HealthChange then(HealthChange next) {
    if (next.succeededAt != null) {
      return new HealthChange(
          accountId,
          endpointId,
          next.failures,
          next.succeededAt,
          next.failingSince,
          error(next),
          latest(next));
    }
    return new HealthChange(
        accountId,
        endpointId,
        failures + next.failures,
        succeededAt,
        failingSince == null ? next.failingSince : failingSince,
        error(next),
        latest(next));
  }

  private long latest(HealthChange next) {
    return Math.max(freshStarts, next.freshStarts);
  }

  private String error(HealthChange next) {
    return next.error == null ? error : next.error;
  }
}
