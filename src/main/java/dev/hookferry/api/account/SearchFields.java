package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.history.ErrorKind;
import dev.hookferry.history.Narrowing;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What events and deliveries are searched by without an index. A search is of some days, so that
 * none reads all that there is.
 */
final class SearchFields {

  /** Longest time that is searched. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final String BOUNDED = "Needs since, at most 7 days before until or now.";

  static final Field<Integer> RESPONSE_STATUS =
      Field.of("response_status", Type.integer(100, 599))
          .doc(
              "Of the answer to a delivery's last attempt, to any attempt of an event. " + BOUNDED);
  static final Field<ErrorKind> ERROR =
      Field.of(
              "error",
              Type.oneOf(Arrays.stream(ErrorKind.values()).map(ErrorKind::text).toList())
                  .then((text, input, at) -> ErrorKind.valueOf(text.toUpperCase(Locale.ROOT))))
          .doc("How a delivery's last attempt failed, or any attempt of an event. " + BOUNDED);
  static final Field<String> TEXT =
      Field.of("text", Type.text(1, 255))
          .doc("Somewhere in the event's data, letter for letter as it was published. " + BOUNDED);

  private SearchFields() {}

  /** Reads a list's query, in which a search is bounded. */
  static Values read(Shape shape, UriInfo uri, Instant now) {
    Problems problems = Problems.in("query", Coercion.PYDANTIC);
    Values query = Requests.query(shape, uri, problems);
    if (isSearch(query) && !isBounded(query, now)) {
      problems
          .at(PageFields.SINCE.name())
          .refuse(
              "a search by response_status, error or text needs since, at most 7 days before until",
              TextNode.valueOf(uri.getQueryParameters().getFirst(PageFields.SINCE.name())));
    }
    problems.orThrow();
    return query;
  }

  static Narrowing narrowing(Values query) {
    return new Narrowing(
        query.optional(RESPONSE_STATUS), query.optional(ERROR), query.optional(TEXT));
  }

  private static boolean isSearch(Values query) {
    return !narrowing(query).equals(Narrowing.NONE);
  }

  private static boolean isBounded(Values query, Instant now) {
    Optional<Instant> since = query.optional(PageFields.SINCE);
    Instant until = query.optional(PageFields.UNTIL).filter(now::isAfter).orElse(now);
    return since.filter(from -> !from.isBefore(until.minus(LONGEST))).isPresent();
  }
}
