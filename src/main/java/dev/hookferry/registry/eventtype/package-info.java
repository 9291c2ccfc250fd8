/**
 * The catalogue of an account: its event types, their JSON Schemas, and what publishing asks of
 * them.
 *
 * <p>May import {@code domain} and {@code registry.settings}.
 */
package dev.hookferry.registry.eventtype;
