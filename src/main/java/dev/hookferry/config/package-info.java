/**
 * The settings of the service, its clock and its source of random numbers.
 *
 * <p>May import {@code domain}.
 */
package dev.hookferry.config;
