/**
 * Keeps accounts, scopes, keys and endpoints with their secrets, and says who a credential belongs
 * to.
 *
 * <p>Each call is a transaction of its own, and its item comes after the commit. Calls of one
 * request go one after the other: they share its session.
 *
 * <p>May import {@code domain}, {@code vault} and {@code config}.
 */
package dev.hookferry.registry;
