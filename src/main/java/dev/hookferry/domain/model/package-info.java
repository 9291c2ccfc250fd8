/**
 * The nouns: identifiers and the things that they identify.
 *
 * <p>May import the JDK, other domain packages, and, for entities alone, JPA and Panache.
 */
package dev.hookferry.domain.model;
