/**
 * The session surface: webhooks of an SSH verification session, in the manner of Go's Huma v2.
 *
 * <p>May import {@code flow}'s entrance, {@code registry}, {@code history}, {@code notice}, {@code
 * domain}, {@code config}, {@code envelope} and {@code api.kit}; never another surface.
 */
package dev.hookferry.api.session;
