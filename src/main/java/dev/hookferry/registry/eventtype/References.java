package dev.hookferry.registry.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a JSON Schema refers to (draft 2020-12, sections 8.2 and 9): every reference must lead to a
 * place within the document, and none in a circle that looks at the same data for ever. A member
 * that has the name of a keyword where no schema stands is none.
 */
final class References {

  private static final int DEEPEST = 64;

  private static final Set<String> SCHEMA =
      Set.of(
          "items",
          "contains",
          "additionalProperties",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema");

  /** They look at the same data as the schema that they stand in. */
  private static final Set<String> SCHEMA_IN_PLACE = Set.of("if", "then", "else", "not");

  private static final Set<String> SCHEMAS_IN_PLACE = Set.of("allOf", "anyOf", "oneOf");

  private static final Set<String> NAMED_SCHEMAS =
      Set.of("properties", "patternProperties", "$defs", "definitions");

  /** What a schema without an id of its own is relative to. */
  static final String BASE = "schema:///";

  private static final URI OURS = URI.create(BASE);

  private final Map<URI, JsonNode> resources = new HashMap<>();
  private final Map<URI, JsonNode> anchors = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private final Map<JsonNode, List<JsonNode>> sameData = new IdentityHashMap<>();

  /** A {@code $ref} or {@code $dynamicRef}, and the base that it is relative to. */
  private record Reference(JsonNode from, URI base, String text) {}

  /** The schema cannot be used. */
  private static final class Flaw extends RuntimeException {
    Flaw(String message) {
      super(message, null, false, false);
    }
  }

  private References() {}

  /** What is wrong with the references of a schema, in one sentence; empty: nothing. */
  static Optional<String> flaw(JsonNode schema) {
    try {
      References found = new References();
      found.resources.put(OURS, schema);
      found.visit(schema, OURS, 0);
      found.references.forEach(found::follow);
      found.requireEnd();
      return Optional.empty();
    } catch (Flaw flaw) {
      return Optional.of(flaw.getMessage());
    }
  }

  private void visit(JsonNode schema, URI outer, int depth) {
    if (depth > DEEPEST) {
      throw new Flaw("nested more than " + DEEPEST + " schemas deep");
    }
    if (!schema.isObject()) {
      return;
    }
    URI base = base(schema, outer);
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      visit(schema, member.getKey(), member.getValue(), base, depth);
    }
  }

  private URI base(JsonNode schema, URI outer) {
    JsonNode dialect = schema.get("$schema");
    if (dialect != null && !isOurs(dialect)) {
      throw new Flaw("$schema is not " + DataSchema.DIALECT);
    }
    JsonNode id = schema.get("$id");
    if (id == null || !id.isTextual()) {
      return outer;
    }
    URI base = resolve(outer, id.textValue());
    resources.put(withoutFragment(base), schema);
    return withoutFragment(base);
  }

  private static boolean isOurs(JsonNode dialect) {
    return dialect.isTextual()
        && dialect.textValue().replaceFirst("#$", "").equals(DataSchema.DIALECT);
  }

  private void visit(JsonNode schema, String keyword, JsonNode value, URI base, int depth) {
    if (keyword.equals("$ref") || keyword.equals("$dynamicRef")) {
      if (value.isTextual()) {
        references.add(new Reference(schema, base, value.textValue()));
      }
    } else if (keyword.equals("$anchor") || keyword.equals("$dynamicAnchor")) {
      anchors.put(resolve(base, "#" + value.asText()), schema);
    } else if (SCHEMA.contains(keyword)) {
      visit(value, base, depth + 1);
    } else if (SCHEMA_IN_PLACE.contains(keyword)) {
      visitSame(schema, value, base, depth);
    } else if (SCHEMAS_IN_PLACE.contains(keyword)) {
      value.forEach(each -> visitSame(schema, each, base, depth));
    } else if (keyword.equals("prefixItems")) {
      value.forEach(each -> visit(each, base, depth + 1));
    } else if (NAMED_SCHEMAS.contains(keyword) && value.isObject()) {
      value.forEach(each -> visit(each, base, depth + 1));
    } else if (keyword.equals("dependentSchemas") && value.isObject()) {
      value.forEach(each -> visitSame(schema, each, base, depth));
    }
  }

  private void visitSame(JsonNode schema, JsonNode inPlace, URI base, int depth) {
    sameData.computeIfAbsent(schema, at -> new ArrayList<>()).add(inPlace);
    visit(inPlace, base, depth + 1);
  }

  private void follow(Reference reference) {
    URI target = resolve(reference.base(), reference.text());
    JsonNode found =
        find(target)
            .orElseThrow(() -> new Flaw("refers to what is not in it: " + reference.text()));
    sameData.computeIfAbsent(reference.from(), at -> new ArrayList<>()).add(found);
  }

  private Optional<JsonNode> find(URI target) {
    String fragment = target.getRawFragment();
    JsonNode resource = resources.get(withoutFragment(target));
    if (fragment == null || fragment.isEmpty()) {
      return Optional.ofNullable(resource);
    }
    if (!fragment.startsWith("/")) {
      return Optional.ofNullable(anchors.get(target));
    }
    String pointer = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Optional.ofNullable(resource)
        .map(document -> document.at(pointer))
        .filter(place -> place.isObject() || place.isBoolean());
  }

  /** A circle of schemas that all look at the same data has no end. */
  private void requireEnd() {
    Set<JsonNode> ended = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
    sameData.keySet().forEach(schema -> requireEnd(schema, open, ended));
  }

  private void requireEnd(JsonNode schema, Set<JsonNode> open, Set<JsonNode> ended) {
    if (ended.contains(schema)) {
      return;
    }
    if (!open.add(schema)) {
      throw new Flaw("refers to itself without an end");
    }
    sameData.getOrDefault(schema, List.of()).forEach(next -> requireEnd(next, open, ended));
    open.remove(schema);
    ended.add(schema);
  }

  private static URI resolve(URI base, String reference) {
    try {
      return reference.isEmpty() ? base : base.resolve(URI.create(reference));
    } catch (IllegalArgumentException e) {
      throw new Flaw("is no URI reference: " + reference);
    }
  }

  private static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }
}
