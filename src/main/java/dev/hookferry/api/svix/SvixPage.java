package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.history.Slice;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which page is asked for.
 *
 * @param iterator the text that the page starts after; empty: none
 * @param backwards whether it ends before that instead
 * @param descending the order of the whole list
 */
record SvixPage(
    int limit,
    Optional<String> iterator,
    boolean backwards,
    boolean descending,
    Optional<UUID> above,
    Optional<UUID> below) {

  private static final int DEFAULT = 50;
  private static final int MOST = 250;

  /** A page of a list whose iterators are ids of this kind. */
  static SvixPage of(UriInfo uri, SvixIds ids, boolean descendingByDefault) {
    SvixPage page = of(uri, descendingByDefault);
    Optional<UUID> from = page.iterator.map(text -> uuid(ids, text));
    return page.between(from, time(uri, "after"), time(uri, "before"));
  }

  /** A page of a list whose iterators are any texts. */
  static SvixPage of(UriInfo uri, boolean descendingByDefault) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    Optional<String> iterator = text(uri, "iterator");
    boolean backwards = iterator.filter(text -> text.startsWith("-")).isPresent();
    return new SvixPage(
        limit(query.getFirst("limit")),
        iterator.map(text -> backwards ? text.substring(1) : text),
        backwards,
        descending(query.getFirst("order"), descendingByDefault),
        Optional.empty(),
        Optional.empty());
  }

  private SvixPage between(Optional<UUID> from, Optional<Instant> after, Optional<Instant> before) {
    boolean fromOldest = after.isPresent() && before.isEmpty() && from.isEmpty() && descending;
    SvixPage page =
        new SvixPage(limit, iterator, backwards || fromOldest, descending, above, below);
    Optional<UUID> least = after.map(Ids::floor);
    Optional<UUID> most = before.map(Ids::floor);
    boolean down = page.isReadDescending();
    return new SvixPage(
        limit,
        iterator,
        page.backwards,
        descending,
        down ? least : from.or(() -> least),
        down ? from.or(() -> most) : most);
  }

  /** Whether rows are read from larger ids to smaller ones. */
  boolean isReadDescending() {
    return descending != backwards;
  }

  /** One row more than the page has, by which one sees whether it is the last. */
  Slice slice() {
    return new Slice(above, below, isReadDescending(), limit + 1);
  }

  /** The id that reading starts after. */
  Optional<UUID> start() {
    return isReadDescending() ? below : above;
  }

  /**
   * The page.
   *
   * @param oneMore rows as they were read, one more than fit where there are more
   */
  <T> ObjectNode json(List<T> oneMore, Function<T, String> id, Function<T, ObjectNode> shown) {
    List<T> cut = oneMore.subList(0, Math.min(limit, oneMore.size()));
    List<T> items = backwards ? cut.reversed() : cut;
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode data = page.putArray("data");
    items.forEach(item -> data.add(shown.apply(item)));
    page.put("iterator", items.isEmpty() ? null : id.apply(items.getLast()));
    if (!items.isEmpty()) {
      page.put("prevIterator", "-" + id.apply(items.getFirst()));
    }
    page.put("done", limit > 0 && oneMore.size() <= limit);
    return page;
  }

  static Optional<String> text(UriInfo uri, String name) {
    return Optional.ofNullable(uri.getQueryParameters().getFirst(name))
        .filter(text -> !text.isEmpty());
  }

  static boolean flag(UriInfo uri, String name, boolean otherwise) {
    return text(uri, name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw SvixRefusal.query(name);
                })
        .orElse(otherwise);
  }

  static Optional<Integer> number(UriInfo uri, String name) {
    return text(uri, name).map(text -> number(name, text));
  }

  static Optional<Instant> time(UriInfo uri, String name) {
    return text(uri, name)
        .map(
            text ->
                dev.hookferry.api.kit.Times.parse(text.replace(' ', '+'))
                    .orElseThrow(() -> SvixRefusal.query(name)));
  }

  /** A list, joined by commas or spread over parameters with brackets. */
  static List<String> texts(UriInfo uri, String name) {
    return uri.getQueryParameters().entrySet().stream()
        .filter(each -> each.getKey().replaceFirst("\\[\\d*]$", "").equals(name))
        .flatMap(each -> each.getValue().stream())
        .flatMap(text -> List.of(text.split(",")).stream())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static int limit(String text) {
    int limit = text == null ? DEFAULT : number("limit", text);
    if (limit < 0) {
      throw SvixRefusal.query("limit");
    }
    if (limit > MOST) {
      throw SvixRefusal.invalid("Given limit must not exceed 250", "query", "limit");
    }
    return limit;
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw SvixRefusal.query(name);
    }
  }

  private static boolean descending(String order, boolean otherwise) {
    return switch (order) {
      case null -> otherwise;
      case "ascending" -> false;
      case "descending" -> true;
      default -> throw SvixRefusal.query("order");
    };
  }

  private static UUID uuid(SvixIds ids, String text) {
    return ids.parse(text)
        .orElseThrow(() -> SvixRefusal.invalid("Invalid iterator", "query", "iterator"));
  }
}
