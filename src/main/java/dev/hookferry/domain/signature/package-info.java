/**
 * Signing secrets, and the signatures that receivers check.
 *
 * <p>May import the JDK ({@code javax.crypto} included) and other domain packages.
 */
package dev.hookferry.domain.signature;
