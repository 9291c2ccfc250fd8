/**
 * What may be called, and with which headers.
 *
 * <p>May import the JDK and other domain packages; never resolves a name.
 */
package dev.hookferry.domain.egress;
