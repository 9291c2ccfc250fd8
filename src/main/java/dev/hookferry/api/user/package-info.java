/**
 * The user surface: webhooks of a user, in the manner of NestJS with class-validator. Every success
 * is a 201.
 *
 * <p>May import {@code flow}'s entrance, {@code registry}, {@code history}, {@code notice}, {@code
 * domain}, {@code config}, {@code envelope} and {@code api.kit}; never another surface.
 */
package dev.hookferry.api.user;
