/**
 * What a surface tells the line about the receivers of its webhooks.
 *
 * <p>May import other {@code domain} packages.
 */
package dev.hookferry.domain.surface;
