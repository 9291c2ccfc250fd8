/**
 * Which event types a subscription wants.
 *
 * <p>May import the JDK and other domain packages.
 */
package dev.hookferry.domain.routing;
