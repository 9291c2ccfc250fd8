/**
 * What an account may choose for itself.
 *
 * <p>May import {@code domain}.
 */
package dev.hookferry.registry.settings;
