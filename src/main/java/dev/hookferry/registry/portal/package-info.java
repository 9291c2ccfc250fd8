/**
 * Keeps links to the portal: each lets a customer see and manage the webhooks of one scope, for a
 * while and within its capabilities.
 *
 * <p>May import {@code registry} and what that may.
 */
package dev.hookferry.registry.portal;
