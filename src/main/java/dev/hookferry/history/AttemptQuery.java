package dev.hookferry.history;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Which attempts of an account.
 *
 * @param surface of the endpoints
 * @param leastStatus of the answer, 0 for none
 * @param mostStatus of the answer, 0 for none
 * @param types of the events; empty: any
 */
public record AttemptQuery(
    int accountId,
    String surface,
    Optional<UUID> eventId,
    Optional<UUID> endpointId,
    Optional<Boolean> succeeded,
    Optional<Integer> leastStatus,
    Optional<Integer> mostStatus,
    Collection<String> types,
    Optional<String> channel,
    Optional<String> tag) {}
