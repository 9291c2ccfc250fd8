/**
 * Hookferry takes in events and carries each to every webhook endpoint that wants it.
 *
 * <p>May import {@code config} and {@code embedded}: here the process starts, the rest lives in the
 * packages below.
 */
package dev.hookferry;
