package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;
import java.time.Instant;

/** A scope in a list. */
public record ScopeRow(Scope scope, Instant createdAt) {}
