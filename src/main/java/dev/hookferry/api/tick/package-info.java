/**
 * Lets a schedule turn the engine where nothing else does: {@code POST /engine/tick}, with the
 * operator's key.
 *
 * <p>May import {@code flow}, {@code domain} and {@code api.kit}.
 */
package dev.hookferry.api.tick;
