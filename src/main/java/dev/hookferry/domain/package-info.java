/**
 * The nouns and rules of Hookferry, free of any framework.
 *
 * <p>May import nothing but the JDK: the code lives in the packages below.
 */
package dev.hookferry.domain;
