/**
 * Says when the engine turns: at a publish, when a retry falls due, at every poll.
 *
 * <p>May import {@code config} and {@code domain}.
 */
package dev.hookferry.flow.pace;
