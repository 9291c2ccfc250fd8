/**
 * Keeps how requests were answered under an idempotency key.
 *
 * <p>May import {@code registry}, and what {@code registry} may.
 */
package dev.hookferry.registry.answer;
