/**
 * What the five surfaces have in common, without a word of any of their documents: callers, bodies,
 * failures and who renders them.
 *
 * <p>May import {@code registry}, {@code config} and {@code domain}; never a surface.
 */
package dev.hookferry.api.kit;
