/**
 * Decides what an answer means for its delivery, and writes it down in batches.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config}, {@code envelope}, {@code notice} and
 * the earlier steps of {@code flow}.
 */
package dev.hookferry.flow.record;
