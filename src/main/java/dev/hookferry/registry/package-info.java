/**
 * Keeps what people configure: accounts, scopes, keys, and endpoints with their secrets; a folder
 * for each, and each sees those before it: {@code endpoint}, {@code scope}, {@code key}, {@code
 * account}. {@code eventtype}, {@code settings} and {@code portal} stand beside them.
 *
 * <p>Each call is a transaction of its own, and its item comes after the commit.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config} and {@code notice}.
 */
package dev.hookferry.registry;
