/**
 * What an operator sees: health, names of metrics.
 *
 * <p>May import {@code config}.
 */
package dev.hookferry.ops;
