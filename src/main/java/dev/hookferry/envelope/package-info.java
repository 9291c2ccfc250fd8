/**
 * What is sent: the body and the headers that the receivers of each surface expect, and when they
 * are tried again by default. One class a surface.
 *
 * <p>May import {@code domain} and {@code config}.
 */
package dev.hookferry.envelope;
