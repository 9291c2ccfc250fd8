/**
 * How much may be sent to one endpoint at a time: by its answers, its failures and its rate limit.
 *
 * <p>May import the JDK and other domain packages.
 */
package dev.hookferry.domain.lane;
