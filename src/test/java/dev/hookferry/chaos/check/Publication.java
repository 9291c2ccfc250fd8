package dev.hookferry.chaos.check;

import java.util.List;
import java.util.Optional;

/**
 * One event in the publisher's log, however often it was sent.
 *
 * @param number says in the event's data which one it is; unique in a run
 * @param key idempotency key of its requests; empty: it was sent once
 * @param answers one for each request that was answered 202
 */
public record Publication(
    long number, int accountId, String type, Optional<String> key, List<Answer> answers) {

  /**
   * A 202.
   *
   * @param eventId {@code evt_…}
   * @param deliveries how many it promised
   */
  public record Answer(String eventId, int deliveries) {}

  boolean accepted() {
    return !answers.isEmpty();
  }

  @Override
  public String toString() {
    return "event " + number + answers.stream().findFirst().map(a -> " " + a.eventId).orElse("");
  }
}
