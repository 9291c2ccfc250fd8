package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * As class-validator judges: each rule by itself, on the value as it stands, so that one value may
 * break several. Decorators run from the bottom up, bounds before the type; those for each item of
 * a list come last, and where there is no list they judge what stands in its place.
 */
final class ClassValidator implements Coercion {

  private static final int DATE_LENGTH = "2022-10-10".length();

  /** Anything but an object has no members. */
  @Override
  public Values object(Shape shape, JsonNode json, Problems at) {
    Values values = new Values();
    JsonNode members = json.isObject() ? json : MissingNode.getInstance();
    shape.fields().forEach(field -> member(field, members, values, at));
    return values;
  }

  @Override
  public void member(Field<?> field, JsonNode object, Values values, Problems at) {
    JsonNode input = object.path(field.name());
    if (field.required() || !input.isMissingNode() && !input.isNull()) {
      values.put(field, field.type().read(input, at.at(field.name())));
    }
  }

  @Override
  public Object read(JsonForm form, JsonNode input, Problems at) {
    boolean isList = form.kind() == JsonForm.Kind.LIST;
    Object judged = isList ? items(input) : judged(form, input, at);
    form.bounds().reversed().stream()
        .filter(bound -> judged == null || !bound.isKept(judged, input, at))
        .forEach(bound -> at.add(bound.code(), bound.parameters(), input));
    if (isList) {
      return list(form, input, at);
    }
    return convert(form, input, at);
  }

  private Object list(JsonForm form, JsonNode input, Problems at) {
    if (!input.isArray()) {
      at.wrongType("array", input);
    }
    JsonForm item = form.items().form();
    List<JsonNode> each = input.isArray() ? items(input) : List.of(input);
    Problems ofType = at.apart();
    each.forEach(value -> convert(item, value, ofType));
    ofType.first().ifPresent(fault -> at.add(fault.code(), each(fault.parameters()), input));
    item.bounds().stream()
        .filter(bound -> !each.stream().allMatch(isKept(item, bound, at)))
        .forEach(bound -> at.add(bound.code(), each(bound.parameters()), input));
    return each.stream().map(value -> convert(item, value, at.apart())).toList();
  }

  private Predicate<JsonNode> isKept(JsonForm item, Bound bound, Problems at) {
    if (bound.code().equals(Violation.EMPTY)) {
      return value -> !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
    }
    return value -> {
      Object judged = judged(item, value, at);
      return judged != null && bound.isKept(judged, value, at);
    };
  }

  /** What bounds judge: of a number that is not whole too. */
  private Object judged(JsonForm form, JsonNode input, Problems at) {
    Problems apart = at.apart();
    return form.kind() == JsonForm.Kind.WHOLE ? decimal(input, apart) : convert(form, input, apart);
  }

  /** JavaScript has texts that cannot be encoded; here they are none. */
  @Override
  public String text(JsonNode input, Problems at) {
    return input.isTextual() && !LoneSurrogates.areIn(input.textValue())
        ? input.textValue()
        : at.wrongType("string", input);
  }

  @Override
  public String choice(List<String> choices, JsonNode input, Problems at) {
    return input.isTextual() && choices.contains(input.textValue())
        ? input.textValue()
        : noChoice(choices, input, at);
  }

  @Override
  public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    BigDecimal number = decimal(input, at.apart());
    boolean whole =
        number != null && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
    return whole ? number.toBigInteger() : at.wrongType("integer", input);
  }

  @Override
  public BigDecimal decimal(JsonNode input, Problems at) {
    try {
      return input.isNumber() ? input.decimalValue() : new BigDecimal(input.asText().strip());
    } catch (NumberFormatException e) {
      return at.wrongType("number", input);
    }
  }

  /** A date, with or without a time, in UTC where it has no offset. */
  @Override
  public Instant time(JsonNode input, Problems at) {
    try {
      return time(input.asText());
    } catch (DateTimeException e) {
      return at.wrongType("time", input);
    }
  }

  private static Instant time(String text) {
    if (text.length() <= DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static List<JsonNode> items(JsonNode input) {
    return input.isArray() ? input.valueStream().toList() : null;
  }

  private static Map<String, Object> each(Map<String, Object> parameters) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(Violation.EACH, true);
    return more;
  }
}
