/**
 * Takes in what publishers hand over: ids, idempotency keys, coalescing of concurrent requests.
 *
 * <p>May import {@code domain}, {@code vault} and {@code config}.
 */
package dev.hookferry.flow.publish;
