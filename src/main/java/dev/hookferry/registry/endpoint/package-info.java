/**
 * Keeps endpoints with their secrets and what sending found out about them.
 *
 * <p>May import {@code registry}, and what {@code registry} may.
 */
package dev.hookferry.registry.endpoint;
