/**
 * The device surface: webhooks of an access-control panel, in its words. Every client error is a
 * 400 with one sentence.
 *
 * <p>May import {@code flow}'s entrance, {@code registry}, {@code history}, {@code notice}, {@code
 * domain}, {@code config}, {@code envelope} and {@code api.kit}; never another surface.
 */
package dev.hookferry.api.device;
