/**
 * The line on a real database, with receivers that answer as they are told.
 *
 * <p>May import {@code support} and all that the line may.
 */
package dev.hookferry.flow;
