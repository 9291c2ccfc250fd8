/**
 * The demo of the dev profile: an account with a key, and a receiver that shows what came in.
 *
 * <p>May import {@code registry}, {@code domain} and {@code config}; built into no other profile.
 */
package dev.hookferry.demo;
