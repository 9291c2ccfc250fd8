package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * As the fields of Django REST Framework read: numbers pass as text, text as booleans, white space
 * around a text is cut off. Null is no value.
 */
final class DjangoRest implements Coercion {

  private static final Set<String> TRUE = Set.of("t", "y", "yes", "true", "on", "1");
  private static final Set<String> FALSE = Set.of("f", "n", "no", "false", "off", "0");
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,100}");

  @Override
  public Values object(Shape shape, JsonNode json, Problems at) {
    if (json.isNull()) {
      at.add(Violation.NULL, json);
      return Values.none();
    }
    return Coercion.super.object(shape, json, at);
  }

  @Override
  public boolean isLeftOut(Field<?> field, JsonNode input) {
    return input == null;
  }

  @Override
  public Object value(Field<?> field, JsonNode input, Problems at) {
    return input.isNull() && !field.nullable()
        ? at.add(Violation.NULL, input)
        : Coercion.super.value(field, input, at);
  }

  @Override
  public String text(JsonNode input, Problems at) {
    if (!input.isTextual() && !input.isNumber()) {
      return at.wrongType("string", input);
    }
    String text = input.asText().strip();
    if (text.indexOf('\0') >= 0) {
      return at.add(Violation.NUL, input);
    }
    return LoneSurrogates.areIn(text) ? at.add(Violation.UNICODE, input) : text;
  }

  /** By what it is shown as. */
  @Override
  public String choice(List<String> choices, JsonNode input, Problems at) {
    String shown = shown(input);
    return choices.contains(shown)
        ? shown
        : at.add(
            Violation.ONE_OF, Map.of(Violation.CHOICES, choices, Violation.SHOWN, shown), input);
  }

  @Override
  public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    return DIGITS.matcher(input.asText()).matches()
        ? new BigInteger(input.asText())
        : at.wrongType("integer", input);
  }

  /** Python takes 1.0 for 1 where it looks it up. */
  @Override
  public Boolean bool(JsonNode input, Problems at) {
    String text =
        input.isNumber()
            ? input.decimalValue().stripTrailingZeros().toString()
            : input.asText().strip().toLowerCase(Locale.ROOT);
    return TRUE.contains(text) || FALSE.contains(text)
        ? (Boolean) TRUE.contains(text)
        : at.wrongType("boolean", input);
  }

  /** As Python shows it. */
  private static String shown(JsonNode input) {
    if (input.isBoolean()) {
      return input.booleanValue() ? "True" : "False";
    }
    return input.isValueNode() ? input.asText() : input.toString();
  }
}
