/**
 * Reads back what happened: events, deliveries, attempts, statistics; and replays.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config} and {@code notice}; nothing of {@code
 * flow}: a replay writes rows, and the engine finds them due.
 */
package dev.hookferry.history;
