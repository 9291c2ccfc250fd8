/**
 * Makes one HTTP request: the surface's message, signed, to a checked address, within one deadline.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config}, {@code envelope} and the earlier
 * steps of {@code flow}.
 */
package dev.hookferry.flow.send;
