package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.routing.OwnTypes;
import dev.hookferry.registry.eventtype.Breach;
import dev.hookferry.registry.eventtype.Catalogue;
import dev.hookferry.registry.eventtype.DataSchema;
import dev.hookferry.registry.eventtype.EventType;
import dev.hookferry.registry.eventtype.EventType.Validation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Event types as they are put and listed. What is left out takes its default. */
final class EventTypeFields {

  private static final Pattern SEGMENTS = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]*");

  private static final Type<String> NAME =
      Type.text(1, 256)
          .then(
              (text, input, at) ->
                  isName(text) ? text : at.refuse("not the name of an event type", input));

  private static final Field<String> DESCRIPTION = Field.of("description", Type.text()).orNull();
  private static final Field<String> GROUP =
      Field.of("group", Type.text()).orNull().doc("For catalogues.");
  private static final Field<Boolean> DEPRECATED =
      Field.of("deprecated", Type.bool()).otherwise(false);
  private static final Field<Boolean> ARCHIVED =
      Field.of("archived", Type.bool())
          .otherwise(false)
          .doc("As good as not in the catalogue, where the account rejects such types.");
  private static final Field<Map<String, JsonNode>> SCHEMAS =
      Field.of("schemas", Type.map(Type.any()).then(EventTypeFields::schemas))
          .otherwise(Map.of())
          .doc(
              "Version, a whole number, to JSON Schema (draft 2020-12); the highest is current. It"
                  + " refers to nothing outside itself and is at most 64 schemas deep.")
          .example(Map.of("1", Map.of("type", "object")));
  private static final Field<List<JsonNode>> EXAMPLES =
      Field.of("examples", Type.list(Type.any()))
          .otherwise(List.of())
          .doc("Each keeps to the current schema.");
  private static final Field<Validation> VALIDATION =
      Field.of(
              "validation",
              Type.oneOf("off", "warn", "reject")
                  .then((text, input, at) -> Validation.valueOf(text.toUpperCase(Locale.ROOT))))
          .doc("What publishing does with data that breaks the current schema; off by default.");

  static final Shape EVENT_TYPE =
      Shape.of(
          "EventTypeRequest",
          DESCRIPTION,
          GROUP,
          DEPRECATED,
          ARCHIVED,
          SCHEMAS,
          EXAMPLES,
          VALIDATION);

  static final Field<EventType> CURSOR = PageFields.cursor(Type.text().then(EventTypeCursor::read));
  static final Field<Boolean> INCLUDE_ARCHIVED =
      Field.of("include_archived", Type.bool()).otherwise(false);
  static final Field<String> PREFIX =
      Field.of("prefix", Type.text()).otherwise("").doc("That names begin with.");
  static final Shape LIST =
      Shape.of("EventTypeQuery", PageFields.LIMIT, CURSOR, INCLUDE_ARCHIVED, PREFIX);

  private EventTypeFields() {}

  static EventType read(int accountId, String name, JsonBody body) {
    Problems request = Problems.in(null, Coercion.PYDANTIC);
    NAME.read(TextNode.valueOf(name), request.at("path").at("name"));
    Problems inBody = request.at("body");
    Values values = body.read(EVENT_TYPE, inBody);
    EventType type = new EventType();
    type.accountId = accountId;
    type.name = name;
    type.description = values.get(DESCRIPTION);
    type.group = values.get(GROUP);
    type.deprecated = values.optional(DEPRECATED).orElse(false);
    type.archived = values.optional(ARCHIVED).orElse(false);
    type.validation = values.optional(VALIDATION).orElse(Validation.OFF);
    Map<String, JsonNode> schemas = values.optional(SCHEMAS).orElse(Map.of());
    List<JsonNode> examples = values.optional(EXAMPLES).orElse(List.of());
    checkExamples(object(schemas), examples, inBody.at(EXAMPLES.name()));
    request.orThrow();
    type.schemas = object(schemas).toString();
    type.examples = JsonNodeFactory.instance.arrayNode().addAll(examples).toString();
    return type;
  }

  static boolean isName(String text) {
    return text.length() <= 256 && SEGMENTS.matcher(text).matches() && !OwnTypes.contain(text);
  }

  private static JsonNode object(Map<String, JsonNode> members) {
    return JsonNodeFactory.instance.objectNode().setAll(members);
  }

  private static Map<String, JsonNode> schemas(
      Map<String, JsonNode> schemas, JsonNode input, Problems at) {
    schemas.forEach(
        (version, schema) -> {
          if (!VERSION.matcher(version).matches()) {
            at.at(version).refuse("a version is a whole number", schema);
          } else {
            DataSchema.flaw(schema).ifPresent(flaw -> at.at(version).refuse(flaw, schema));
          }
        });
    return schemas;
  }

  private static void checkExamples(JsonNode schemas, List<JsonNode> examples, Problems at) {
    Optional<DataSchema> current = Catalogue.current(schemas).map(DataSchema::of);
    for (int i = 0; current.isPresent() && i < examples.size(); i++) {
      List<Breach> breaches = current.get().breaches(examples.get(i));
      if (!breaches.isEmpty()) {
        at.at(i).refuse(breaches.getFirst().message(), examples.get(i));
      }
    }
  }
}
