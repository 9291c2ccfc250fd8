/**
 * Bulk replay: a job says what it selects when it is made, and makes those deliveries a few at a
 * time.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config} and {@code notice}; nothing of {@code
 * flow}: a job writes rows, and the engine finds them due.
 */
package dev.hookferry.job;
