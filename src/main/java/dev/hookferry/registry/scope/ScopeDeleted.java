package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Scope;

/** A scope is gone, and what hung on it is too: its endpoints and its keys. */
public record ScopeDeleted(int accountId, Scope scope) {}
