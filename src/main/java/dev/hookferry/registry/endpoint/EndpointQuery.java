package dev.hookferry.registry.endpoint;

import dev.hookferry.registry.Storable;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which page of endpoints, in which order.
 *
 * @param offset endpoints to leave out at the start, 0 or more
 * @param limit endpoints on the page at most, 0 or more
 * @param before only endpoints whose id is smaller, made earlier
 * @param filter only endpoints with this in their URL, name or description, in either case
 */
public record EndpointQuery(
    Order order,
    boolean ascending,
    int offset,
    int limit,
    Optional<UUID> before,
    Optional<String> filter) {

  /** What endpoints are sorted by; those that are equal in it by their age. */
  public enum Order {
    CREATED("%s.id"),
    NUMBER("%s.number"),
    URL("%s.url"),
    /** Enabled ones before disabled ones. */
    STATUS("CASE WHEN %s.enabled THEN 0 ELSE 1 END"),
    DESCRIPTION("COALESCE(%s.description, '')"),
    NAME("%s.name"),
    TIMEOUT("%s.timeoutMs"),
    RETRIES("%s.retries");

    private final String expression;

    Order(String expression) {
      this.expression = expression;
    }
  }

  /** The newest endpoints. */
  public static EndpointQuery newest(int limit) {
    return page(Order.CREATED, false, 0, limit);
  }

  /** The newest endpoints of those that were made before this one. */
  public static EndpointQuery newestBefore(Optional<UUID> before, int limit) {
    return new EndpointQuery(Order.CREATED, false, 0, limit, before, Optional.empty());
  }

  /** A page by its offset. */
  public static EndpointQuery page(Order order, boolean ascending, int offset, int limit) {
    return new EndpointQuery(order, ascending, offset, limit, Optional.empty(), Optional.empty());
  }

  /** The same page of the endpoints with this in their URL, name or description. */
  public EndpointQuery containing(String text) {
    return new EndpointQuery(order, ascending, offset, limit, before, Optional.of(text));
  }

  /** What follows ORDER BY where endpoints have this alias. */
  String sortedBy(String alias) {
    String direction = ascending ? " ASC" : " DESC";
    return String.format(Locale.ROOT, order.expression, alias)
        + direction
        + ", "
        + alias
        + ".id"
        + direction;
  }

  /** Whether there may be a text with what is looked for. */
  boolean isStorable() {
    return filter.map(Storable::isStorable).orElse(true);
  }
}
