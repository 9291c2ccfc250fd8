package dev.hookferry.chaos.check;

import java.time.Duration;
import java.util.Set;

/**
 * An endpoint as it was made.
 *
 * @param id {@code whe_…}
 * @param types of the events that it wants
 * @param initialBackoff shortest wait after the first failure, before jitter
 * @param multiplier of the wait after each further failure
 * @param heals whether it takes everything in the end; where not, its circuit may stay open
 */
public record Subscriber(
    String id,
    int accountId,
    Set<String> types,
    Duration initialBackoff,
    double multiplier,
    boolean heals) {

  boolean wants(Publication publication) {
    return accountId == publication.accountId() && types.contains(publication.type());
  }

  /** The wait after the attempt of this number, from 1, before jitter. */
  Duration backoffAfter(int attempt) {
    return Duration.ofNanos((long) (initialBackoff.toNanos() * Math.pow(multiplier, attempt - 1)));
  }
}
