/**
 * A PostgreSQL server of the service's own, for trying it and for single machines.
 *
 * <p>May import nothing; imported by {@code Main} alone.
 */
package dev.hookferry.embedded;
