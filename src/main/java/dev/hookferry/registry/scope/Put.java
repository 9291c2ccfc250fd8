package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import java.time.Instant;

/**
 * A scope that is there now.
 *
 * @param created whether it was not there before
 */
public record Put(Scope scope, Instant createdAt, boolean created) {}
