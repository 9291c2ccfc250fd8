/**
 * Pages for people, made by the server; a folder for each kind of visitor.
 *
 * <p>May import {@code registry}, {@code history}, {@code job}, {@code notice}, {@code config},
 * {@code domain} and, of {@code flow}, its entrance.
 */
package dev.hookferry.web;
