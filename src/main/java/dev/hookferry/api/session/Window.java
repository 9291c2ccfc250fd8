package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a list that a request asks for.
 *
 * @param offset items left out at the start
 * @param limit items shown at most
 */
record Window(int offset, int limit) {

  private static final int MAX_LIMIT = 100;

  /**
   * @param offset as text; null: 0
   * @param limit as text; null: 100, which is also the most
   */
  static Window of(String offset, String limit) {
    List<Violation> violations = new ArrayList<>();
    int from = number("offset", offset, 0, 0, violations);
    int size = number("limit", limit, MAX_LIMIT, 1, violations);
    SessionBodies.refuse(violations);
    return new Window(from, Math.min(size, MAX_LIMIT));
  }

  /** These webhooks, in the order in which they were made. */
  EndpointQuery query() {
    return EndpointQuery.page(Order.NUMBER, true, offset, limit);
  }

  boolean hasMore(long total) {
    return (long) offset + limit < total;
  }

  private static int number(
      String name, String text, int fallback, int minimum, List<Violation> violations) {
    if (text == null) {
      return fallback;
    }
    List<Object> path = List.of("query", name);
    try {
      int number = Integer.parseInt(text);
      if (number < minimum) {
        violations.add(Rule.MINIMUM.broken(path, minimum, new TextNode(text)));
      }
      return number;
    } catch (NumberFormatException e) {
      violations.add(Rule.INTEGER_TEXT.broken(path, new TextNode(text)));
      return fallback;
    }
  }
}
