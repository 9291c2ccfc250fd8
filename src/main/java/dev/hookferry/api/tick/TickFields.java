package dev.hookferry.api.tick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.JsonForm;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.flow.TickRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** The bounds of a tick: the query's count before the body's; what is beyond a cap is cut. */
final class TickFields {

  static final int DEFAULT_DELIVERIES = 10_000;
  static final int MOST_DELIVERIES = 100_000;
  static final Duration DEFAULT_BUDGET = Duration.ofSeconds(20);
  static final Duration LONGEST_BUDGET = Duration.ofMinutes(10);

  private static final Field<Integer> DELIVERIES =
      Field.of(
              "max_deliveries",
              Type.int32(1).then((number, input, at) -> (int) Math.min(number, MOST_DELIVERIES)))
          .otherwise(DEFAULT_DELIVERIES)
          .doc("Deliveries taken at most; 10,000.");
  private static final Field<Duration> BUDGET =
      Field.of("budget", Type.text().format("duration").then(TickFields::budget))
          .otherwise(DEFAULT_BUDGET)
          .doc("Time in which they are taken, ISO 8601; PT20S.");
  private static final Shape TICK = Shape.of("TickRequest", DELIVERIES, BUDGET);

  private TickFields() {}

  /**
   * @param asked of the body; may be missing, null or of any type
   * @param maxDeliveries of the query; null: not given
   * @param budget of the query; null: not given
   */
  static TickRequest request(JsonNode asked, String maxDeliveries, String budget) {
    ObjectNode stated = JsonNodeFactory.instance.objectNode();
    TICK.fields().stream()
        .map(Field::name)
        .filter(asked::has)
        .forEach(name -> stated.set(name, asked.get(name)));
    put(stated, DELIVERIES, maxDeliveries);
    put(stated, BUDGET, budget);
    Problems problems = Problems.in(null, new AsTexts());
    Values values = TICK.read(stated, problems);
    problems.orThrow();
    return new TickRequest(values.get(DELIVERIES), values.get(BUDGET));
  }

  private static void put(ObjectNode stated, Field<?> field, String text) {
    if (text != null) {
      stated.put(field.name(), text);
    }
  }

  private static Duration budget(String text, JsonNode input, Problems at) {
    try {
      Duration budget = Duration.parse(text);
      if (budget.isNegative() || budget.isZero()) {
        return at.wrongType("duration", input);
      }
      return budget.compareTo(LONGEST_BUDGET) > 0 ? LONGEST_BUDGET : budget;
    } catch (DateTimeParseException e) {
      return at.wrongType("duration", input);
    }
  }

  /** Members may be texts or not, as parameters of the query are. */
  private static final class AsTexts implements Coercion {

    @Override
    public String text(JsonNode input, Problems at) {
      return input.asText();
    }

    @Override
    public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
      try {
        return BigInteger.valueOf(Integer.parseInt(input.asText()));
      } catch (NumberFormatException e) {
        return at.wrongType("integer", input);
      }
    }
  }
}
