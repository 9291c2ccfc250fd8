package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A rule that a request breaks.
 *
 * @param path where: member names and array indexes
 * @param code which rule; each surface has its own codes and words for them
 * @param parameters the rule's bounds, by name; in the order in which they are shown
 * @param value what was given
 */
public record Violation(
    List<Object> path, String code, Map<String, Object> parameters, JsonNode value) {}
