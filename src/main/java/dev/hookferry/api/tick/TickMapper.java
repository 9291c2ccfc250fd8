package dev.hookferry.api.tick;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.flow.TickRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bounds of a tick: the query's first, then the body's; what is beyond a cap is cut. */
final class TickMapper {

  static final int DEFAULT_DELIVERIES = 10_000;
  static final int MOST_DELIVERIES = 100_000;
  static final Duration DEFAULT_BUDGET = Duration.ofSeconds(20);
  static final Duration LONGEST_BUDGET = Duration.ofMinutes(10);

  private TickMapper() {}

  /**
   * @param asked of the body; may be missing, null or of any type
   * @param maxDeliveries of the query; null: not given
   * @param budget of the query; null: not given
   */
  static TickRequest request(JsonNode asked, String maxDeliveries, String budget) {
    return new TickRequest(
        text(maxDeliveries, asked, "max_deliveries")
            .map(TickMapper::deliveries)
            .orElse(DEFAULT_DELIVERIES),
        text(budget, asked, "budget").map(TickMapper::budget).orElse(DEFAULT_BUDGET));
  }

  private static Optional<String> text(String query, JsonNode asked, String member) {
    return Optional.ofNullable(query)
        .or(() -> asked.hasNonNull(member) ? Optional.of(asked.get(member).asText()) : NONE);
  }

  private static final Optional<String> NONE = Optional.empty();

  private static int deliveries(String text) {
    try {
      return Math.min(positive(Integer.parseInt(text), text), MOST_DELIVERIES);
    } catch (NumberFormatException e) {
      throw invalid("max_deliveries", text);
    }
  }

  private static int positive(int number, String text) {
    if (number < 1) {
      throw invalid("max_deliveries", text);
    }
    return number;
  }

  private static Duration budget(String text) {
    try {
      Duration budget = Duration.parse(text);
      if (budget.isNegative() || budget.isZero()) {
        throw invalid("budget", text);
      }
      return budget.compareTo(LONGEST_BUDGET) > 0 ? LONGEST_BUDGET : budget;
    } catch (DateTimeParseException e) {
      throw invalid("budget", text);
    }
  }

  private static ApiException invalid(String member, String text) {
    return new ApiException(
        ApiError.Invalid.of(
            new Violation(List.of(member), "invalid", Map.of("given", text), null)));
  }
}
