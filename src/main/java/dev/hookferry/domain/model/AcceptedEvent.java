package dev.hookferry.domain.model;

import java.util.UUID;

/**
 * An event that is committed.
 *
 * @param deliveries how many endpoints will get it
 */
public record AcceptedEvent(UUID id, long number, int deliveries) {}
