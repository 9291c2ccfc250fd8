/**
 * Seals the secrets that the service keeps, and derives keys for other purposes.
 *
 * <p>May import {@code domain} and {@code config}.
 */
package dev.hookferry.vault;
