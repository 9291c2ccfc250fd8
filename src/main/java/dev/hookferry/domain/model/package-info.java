/**
 * The nouns: identifiers and the things that they identify.
 *
 * <p>May import the JDK and other domain packages.
 */
package dev.hookferry.domain.model;
