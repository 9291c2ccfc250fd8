/**
 * The catalogue of an account: its event types, their JSON Schemas, and what publishing asks of
 * them.
 *
 * <p>May import {@code registry.settings}, and what {@code registry} may.
 */
package dev.hookferry.registry.eventtype;
