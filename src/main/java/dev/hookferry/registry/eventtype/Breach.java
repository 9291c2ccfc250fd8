package dev.hookferry.registry.eventtype;

import java.util.List;

/**
 * One place where an event is not as the catalogue has it.
 *
 * @param path in the event's data: names as text, places in arrays as integers
 * @param keyword of JSON Schema that it breaks
 * @param message the validator's words
 */
public record Breach(List<Object> path, String keyword, String message) {}
