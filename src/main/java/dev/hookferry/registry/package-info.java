/**
 * Keeps accounts, scopes, keys and endpoints with their secrets, and says who a credential belongs
 * to.
 *
 * <p>Each call is a transaction of its own, and its item comes after the commit.
 *
 * <p>May import {@code domain}, {@code vault} and {@code config}.
 */
package dev.hookferry.registry;
