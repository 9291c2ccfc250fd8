package dev.hookferry.chaos.check;

import java.time.Instant;
import java.util.Optional;

/**
 * One request in the receivers' log.
 *
 * @param endpointId whose URL was called; empty: nobody's
 * @param signed whether a signature with that endpoint's secret was valid
 * @param number and {@code accountId}: what the event's data say of it
 * @param status of a whole answer; empty: it broke off, or never came
 * @param notBefore the earliest instant of another try, where the answer asked for one
 */
public record Receipt(
    Optional<String> endpointId,
    String webhookId,
    boolean signed,
    long number,
    int accountId,
    Instant arrivedAt,
    Optional<Integer> status,
    Optional<Instant> notBefore) {

  boolean answered() {
    return status.isPresent();
  }

  boolean succeeded() {
    return status.filter(code -> code >= 200 && code <= 299).isPresent();
  }
}
