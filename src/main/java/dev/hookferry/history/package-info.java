/**
 * Reads back what happened: events, deliveries, attempts, statistics; and replays.
 *
 * <p>May import {@code domain}, {@code vault} and {@code config}; nothing of {@code flow}: a replay
 * writes rows, and the engine finds them due.
 */
package dev.hookferry.history;
