package dev.hookferry.web.dashboard;

import dev.hookferry.registry.endpoint.Endpoint;

/**
 * An endpoint that is not well.
 *
 * @param circuit {@code closed}, {@code open} or {@code half_open}; empty: not known here
 */
public record Ailing(Endpoint endpoint, String circuit) {}
