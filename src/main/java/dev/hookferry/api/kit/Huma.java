package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * As Huma v2 reads, in Go: of each object first what is missing, by name, then the fields, then
 * members that nobody knows. All bounds of a value are checked, numbers are those of their format,
 * texts whatever JSON can spell. Null stands for what is left out, but is no value of a required
 * field.
 */
class Huma implements Coercion {

  private static final BigInteger INT32 = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger INT64 = BigInteger.valueOf(Long.MAX_VALUE);

  @Override
  public String body() {
    return "body";
  }

  @Override
  public String query() {
    return "query";
  }

  @Override
  public Values object(Shape shape, JsonNode json, Problems at) {
    if (!json.isObject()) {
      at.wrongType("object", json);
      return Values.none();
    }
    shape.fields().stream()
        .filter(field -> field.required() && !json.has(field.name()))
        .map(Field::name)
        .sorted()
        .forEach(name -> at.add(Violation.MISSING, Map.of(Violation.FIELD, name), json));
    Values values = Coercion.super.object(shape, json, at);
    unexpected(shape, json, at);
    return values;
  }

  private static void unexpected(Shape shape, JsonNode json, Problems at) {
    Set<String> known = shape.fields().stream().map(Field::name).collect(Collectors.toSet());
    for (var member : json.properties()) {
      if (!known.contains(member.getKey())) {
        at.at(member.getKey()).add(Violation.UNEXPECTED, member.getValue());
      }
    }
  }

  @Override
  public boolean isLeftOut(Field<?> field, JsonNode input) {
    return input == null || input.isNull() && !field.required() && !field.nullable();
  }

  /** Was said before all fields. */
  @Override
  public void missing(Field<?> field, JsonNode object, Problems at) {}

  /** A value of the right type is held against every bound, whatever is wrong inside it. */
  @Override
  public Object read(JsonForm form, JsonNode input, Problems at) {
    int before = at.count();
    Object value = convert(form, input, at);
    if (value != null) {
      form.bounds().forEach(bound -> bound.check(value, input, at));
    }
    return at.count() == before ? value : null;
  }

  @Override
  public String text(JsonNode input, Problems at) {
    return input.isTextual() ? input.textValue() : at.wrongType("string", input);
  }

  /** 3.0 is an integer; what the format does not hold is none. */
  @Override
  public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    BigInteger most = "int32".equals(form.format()) ? INT32 : INT64;
    return WholeNumbers.of(input)
        .filter(number -> number.compareTo(most) <= 0 && number.compareTo(most.not()) >= 0)
        .orElseGet(() -> at.wrongType("integer", input));
  }

  /** The double next to what is written, where there is one. */
  @Override
  public BigDecimal decimal(JsonNode input, Problems at) {
    return input.isNumber() && Double.isFinite(input.doubleValue())
        ? BigDecimal.valueOf(input.doubleValue())
        : at.wrongType("number", input);
  }
}
