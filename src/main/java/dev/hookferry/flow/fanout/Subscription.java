package dev.hookferry.flow.fanout;

import dev.hookferry.domain.routing.Reach;
import java.util.UUID;

/** That an enabled endpoint wants events. */
record Subscription(UUID endpointId, Reach reach) {}
