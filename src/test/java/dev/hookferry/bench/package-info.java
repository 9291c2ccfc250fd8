/**
 * Measures the packaged service from outside, and writes one table: {@code ./mvnw -Pbench verify}.
 *
 * <p>May import {@code domain.model}, {@code support} and the texts of the engine's statements;
 * nothing of the normal build runs it.
 */
package dev.hookferry.bench;
