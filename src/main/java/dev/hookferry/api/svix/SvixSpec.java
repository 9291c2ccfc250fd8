package dev.hookferry.api.svix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hookferry.registry.eventtype.EventType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenAPI document, whose webhooks are event types. A schema takes what it refers to with it:
 * {@code #/components/schemas/X} becomes {@code #/$defs/X}.
 */
record SvixSpec(JsonNode document) {

  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";

  /** Of a text that is JSON or YAML; fails with 400 where it is neither. */
  static SvixSpec parse(String text) {
    try {
      JsonNode document = new YAMLMapper().readTree(text);
      if (document != null && document.isObject()) {
        return new SvixSpec(document);
      }
    } catch (JsonProcessingException e) {
      throw SvixRefusal.coded(400, "generic_error", "specRaw is neither JSON nor YAML");
    }
    throw SvixRefusal.coded(400, "generic_error", "The spec must be an object");
  }

  /** The event types of an account, as drafts. */
  List<EventType> eventTypes(int accountId) {
    List<EventType> types = new ArrayList<>();
    for (String place : List.of("webhooks", "x-webhooks")) {
      document
          .path(place)
          .properties()
          .forEach(webhook -> types.add(type(accountId, webhook.getKey(), webhook.getValue())));
    }
    return types;
  }

  private EventType type(int accountId, String name, JsonNode item) {
    SvixBodies.requireName(name);
    JsonNode operation = operation(item);
    EventType draft = new EventType();
    draft.accountId = accountId;
    draft.name = name;
    draft.description =
        first(operation, item, "description")
            .or(() -> first(operation, item, "summary"))
            .orElse(name);
    draft.deprecated = operation.path("deprecated").asBoolean(false);
    draft.group = first(operation, item, "x-svix-group-name").orElse(null);
    schema(operation).ifPresent(schema -> draft.schemas = versions(schema));
    return draft;
  }

  private static JsonNode operation(JsonNode item) {
    for (String method : List.of("post", "put", "patch", "get")) {
      if (item.has(method)) {
        return item.get(method);
      }
    }
    return item;
  }

  private static Optional<String> first(JsonNode operation, JsonNode item, String member) {
    return Optional.ofNullable(operation.path(member).textValue())
        .or(() -> Optional.ofNullable(item.path(member).textValue()));
  }

  private static Optional<JsonNode> schema(JsonNode operation) {
    JsonNode content = operation.path("requestBody").path("content");
    return content.properties().stream()
        .filter(each -> each.getKey().startsWith("application/json"))
        .map(each -> each.getValue().path("schema"))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private String versions(JsonNode schema) {
    ObjectNode versions = SvixMapper.object();
    versions.set("1", selfContained(schema));
    return versions.toString();
  }

  private JsonNode selfContained(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    Set<String> known = new LinkedHashSet<>();
    List<String> next = new ArrayList<>(moved(whole));
    ObjectNode definitions = SvixMapper.object();
    while (!next.isEmpty()) {
      String name = next.removeFirst();
      JsonNode definition = document.path("components").path("schemas").path(name);
      if (known.add(name) && definition.isObject()) {
        JsonNode copy = definition.deepCopy();
        next.addAll(moved(copy));
        definitions.set(name, copy);
      }
    }
    if (!definitions.isEmpty()) {
      whole.set("$defs", definitions);
    }
    return whole;
  }

  /** Lets all references of a schema point into its own definitions; the names of those. */
  private static List<String> moved(JsonNode schema) {
    List<String> names = new ArrayList<>();
    if (schema instanceof ObjectNode object
        && object.path("$ref").asText().startsWith(COMPONENTS)) {
      String name = object.get("$ref").textValue().substring(COMPONENTS.length());
      object.set("$ref", TextNode.valueOf(DEFINITIONS + name));
      names.add(name);
    }
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      names.addAll(moved(member.getValue()));
    }
    if (schema.isArray()) {
      schema.forEach(item -> names.addAll(moved(item)));
    }
    return names;
  }
}
