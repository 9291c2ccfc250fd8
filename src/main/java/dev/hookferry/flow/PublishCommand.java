package dev.hookferry.flow;

import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.NewEvent;
import java.util.List;
import java.util.Optional;

/**
 * What one request publishes: all of it or nothing.
 *
 * @param events not empty
 * @param key under which the request may be repeated
 */
public record PublishCommand(int accountId, List<NewEvent> events, Optional<IdempotencyKey> key) {}
