package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a surface reads JSON: what it takes for a value of a kind, what null and absence mean, and in
 * which order it finds fault. As it stands here it is strict: a value is of its own type, {@code
 * 3.0}, {@code "3"} and {@code true} are no integers, null is as good as left out, and unknown
 * members are ignored. A surface that differs overrides what it does otherwise.
 */
public interface Coercion {

  /** Strict types, each fault where it is found. */
  Coercion STRICT = new Coercion() {};

  /** The same for queries, where all values are texts. */
  Coercion OF_TEXT = new OfText();

  /** pydantic v2's. */
  Coercion PYDANTIC = new Pydantic();

  /** Django REST Framework's. */
  Coercion DJANGO_REST = new DjangoRest();

  /** class-validator's. */
  Coercion CLASS_VALIDATOR = new ClassValidator();

  /** Huma v2's, of Go. */
  Coercion HUMA = new Huma();

  /** The same for queries. */
  Coercion HUMA_QUERY = new HumaQuery();

  /** The first step of paths into the body; null: they begin with a field. */
  default String body() {
    return null;
  }

  /** The first step of paths into the query; null: they begin with a parameter. */
  default String query() {
    return null;
  }

  /** The one that counts where a parameter of the query is given more than once. */
  default String ofRepeated(List<String> given) {
    return given.getLast();
  }

  /** The members of an object. */
  default Values object(Shape shape, JsonNode json, Problems at) {
    Values values = new Values();
    if (json.isObject()) {
      shape.fields().forEach(field -> member(field, json, values, at));
    } else {
      at.wrongType("object", json);
    }
    return values;
  }

  /** One member of an object. */
  default void member(Field<?> field, JsonNode object, Values values, Problems at) {
    JsonNode input = object.get(field.name());
    if (!isLeftOut(field, input)) {
      values.put(field, value(field, input, at.at(field.name())));
    } else if (field.required()) {
      missing(field, object, at);
    }
  }

  /**
   * @param input null: not there at all
   */
  default boolean isLeftOut(Field<?> field, JsonNode input) {
    return input == null || input.isNull();
  }

  /** A required field is not there. */
  default void missing(Field<?> field, JsonNode object, Problems at) {
    at.at(field.name()).add(Violation.MISSING, object);
  }

  /** The value of a field that is there; null stands for its fallback, where it may be null. */
  default Object value(Field<?> field, JsonNode input, Problems at) {
    return input.isNull() && field.nullable() ? field.fallback() : field.type().read(input, at);
  }

  /** A value that is there; null after at least one problem was added. */
  default Object read(JsonForm form, JsonNode input, Problems at) {
    int before = at.count();
    Object value = convert(form, input, at);
    return at.count() == before && form.isWithin(value, input, at) ? value : null;
  }

  /** The value as {@link JsonForm.Kind} has it, its bounds unchecked. */
  default Object convert(JsonForm form, JsonNode input, Problems at) {
    return switch (form.kind()) {
      case TEXT -> text(input, at);
      case CHOICE -> choice(form.choices(), input, at);
      case WHOLE -> whole(form, input, at);
      case DECIMAL -> decimal(input, at);
      case BOOLEAN -> bool(input, at);
      case TIME -> time(input, at);
      case LIST -> list(form.items(), input, at);
      case MAP -> map(form, input, at);
      case OBJECT -> object(form.shape(), input, at);
      case ANY -> input;
    };
  }

  default String text(JsonNode input, Problems at) {
    if (!input.isTextual()) {
      return at.wrongType("string", input);
    }
    return LoneSurrogates.areIn(input.textValue())
        ? at.add(Violation.UNICODE, input)
        : input.textValue();
  }

  default String choice(List<String> choices, JsonNode input, Problems at) {
    String text = text(input, at);
    return text == null || choices.contains(text) ? text : noChoice(choices, input, at);
  }

  default BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    return input.isIntegralNumber() ? input.bigIntegerValue() : at.wrongType("integer", input);
  }

  default BigDecimal decimal(JsonNode input, Problems at) {
    return input.isNumber() ? input.decimalValue() : at.wrongType("number", input);
  }

  default Boolean bool(JsonNode input, Problems at) {
    return input.isBoolean() ? (Boolean) input.booleanValue() : at.wrongType("boolean", input);
  }

  /** A time in ISO 8601. */
  default Instant time(JsonNode input, Problems at) {
    Optional<Instant> time = Optional.ofNullable(text(input, at)).flatMap(Times::parse);
    return time.orElseGet(() -> at.wrongType("time", input));
  }

  default List<Object> list(Type<?> items, JsonNode input, Problems at) {
    if (!input.isArray()) {
      return at.wrongType("array", input);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      values.add(items.read(input.get(i), at.at(i)));
    }
    return values;
  }

  default Map<String, Object> map(JsonForm form, JsonNode input, Problems at) {
    if (!input.isObject()) {
      return at.wrongType("object", input);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (var member : input.properties()) {
      Problems there = at.at(member.getKey());
      boolean named =
          form.names() == null || form.names().check(member.getKey(), member.getValue(), there);
      map.put(member.getKey(), named ? form.items().read(member.getValue(), there) : null);
    }
    return map;
  }

  /** Adds that the text is none of the choices. */
  default String noChoice(List<String> choices, JsonNode input, Problems at) {
    return at.add(Violation.ONE_OF, Map.of(Violation.CHOICES, choices), input);
  }
}
