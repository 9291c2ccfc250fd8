package dev.hookferry.chaos.check;

/**
 * A row of {@code event}.
 *
 * @param number from its data
 */
public record StoredEvent(String id, int accountId, String type, long number) {}
