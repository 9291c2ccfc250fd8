/**
 * The svix surface: applications with their endpoints and messages, so that SDKs of Svix work as
 * they are.
 *
 * <p>May import {@code flow}'s entrance, {@code registry}, {@code history}, {@code job}, {@code
 * domain}, {@code config}, {@code envelope}, {@code notice} and {@code api.kit}; never another
 * surface.
 */
package dev.hookferry.api.svix;
