/**
 * Finds the endpoints that want an event, and commits both: the event and a delivery for each.
 *
 * <p>May import {@code domain}, {@code vault}, {@code config} and {@code flow.publish}.
 */
package dev.hookferry.flow.fanout;
