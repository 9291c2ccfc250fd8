/**
 * Keeps the keys of accounts, and says who a credential belongs to.
 *
 * <p>May import {@code registry} and {@code registry.scope}, and what {@code registry} may.
 */
package dev.hookferry.registry.key;
