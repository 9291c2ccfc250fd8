/**
 * The pages that all kinds of visitors have, of what a visitor reaches: endpoints, events,
 * deliveries, replays, event types. {@link dev.hookferry.web.kit.Door} says who a visitor is; a
 * package beside this one has a door, gives these pages their paths, and adds its own.
 *
 * <p>May import what {@code web} may, but none of the packages beside it.
 */
package dev.hookferry.web.kit;
