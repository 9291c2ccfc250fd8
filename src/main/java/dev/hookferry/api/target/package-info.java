/**
 * The target surface: webhooks of a scan target and of the account, in the manner of Django REST
 * Framework.
 *
 * <p>May import {@code flow}'s entrance, {@code registry}, {@code history}, {@code notice}, {@code
 * domain}, {@code config}, {@code envelope} and {@code api.kit}; never another surface.
 */
package dev.hookferry.api.target;
