package dev.hookferry.domain.model;

/**
 * A publisher's name for one request, under which it may be repeated.
 *
 * @param hash of the request's bytes; the same key with another hash is a conflict
 */
public record IdempotencyKey(String key, byte[] hash) {}
