package dev.hookferry.flow;

import java.time.Duration;

/**
 * How much one tick may do.
 *
 * @param maxDeliveries claimed at most; at least 1
 * @param budget time in which deliveries are claimed; those under way then still end, so that a
 *     tick lasts at most this and the longest timeout of an endpoint
 */
public record TickRequest(int maxDeliveries, Duration budget) {}
