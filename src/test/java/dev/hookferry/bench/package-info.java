/**
 * Measures the packaged service from outside, and writes one table: {@code ./mvnw -Pbench verify}.
 *
 * <p>May import {@code domain.model} and {@code support}; nothing of the normal build runs it.
 */
package dev.hookferry.bench;
