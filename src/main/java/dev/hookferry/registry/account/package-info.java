/**
 * Keeps the accounts of the service, for its operator.
 *
 * <p>May import {@code registry}, {@code registry.key} and {@code registry.scope}, and what {@code
 * registry} may.
 */
package dev.hookferry.registry.account;
