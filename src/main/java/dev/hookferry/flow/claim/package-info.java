/**
 * Takes due deliveries under a lease, lane by lane, and reads what sending them needs.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config}, {@code flow.publish} and {@code
 * flow.fanout}.
 */
package dev.hookferry.flow.claim;
