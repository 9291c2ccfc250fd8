/**
 * Keeps what webhooks hang on: sessions, targets, devices and users of accounts.
 *
 * <p>May import {@code registry} and {@code registry.endpoint}, and what {@code registry} may.
 */
package dev.hookferry.registry.scope;
