/**
 * Makes partitions ahead, and lets go of what is older than the retention.
 *
 * <p>May import {@code config} and {@code domain}.
 */
package dev.hookferry.flow.retention;
