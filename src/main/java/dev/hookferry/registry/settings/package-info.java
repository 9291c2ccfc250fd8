/**
 * What an account may choose for itself.
 *
 * <p>May import {@code registry}, and what {@code registry} may.
 */
package dev.hookferry.registry.settings;
