/**
 * When a failed delivery is tried again.
 *
 * <p>May import the JDK and other domain packages.
 */
package dev.hookferry.domain.retry;
