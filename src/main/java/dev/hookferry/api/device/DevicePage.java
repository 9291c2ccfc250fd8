package dev.hookferry.api.device;

import dev.hookferry.api.device.DeviceJson.Options;
import dev.hookferry.api.device.DeviceJson.Pagination;
import dev.hookferry.api.device.DeviceJson.Sort;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which page of a list is asked for.
 *
 * @param limit items on a page
 * @param number from 1
 */
record DevicePage(int limit, int number, Sort sort) {

  private static final Predicate<String> IS_LIMIT = Set.of("10", "20", "30", "50")::contains;
  private static final Predicate<String> IS_NUMBER =
      Pattern.compile("[1-9][0-9]{0,6}").asMatchPredicate();
  private static final Predicate<String> IS_DIRECTION = Set.of("asc", "desc")::contains;

  /**
   * What a list can be sorted by, and how it is where nobody says.
   *
   * @param fields names of an item's members
   */
  record Sorting(Set<String> fields, Sort otherwise) {

    private Sort read(String field, String direction) {
      String by = checked(field, otherwise.field(), fields::contains, DeviceRule.SORT_FIELD);
      checked(direction, "asc", IS_DIRECTION, DeviceRule.SORT_TYPE);
      boolean asGiven = field != null || direction != null;
      return asGiven ? new Sort(by, !"desc".equals(direction)) : otherwise;
    }
  }

  /** Reads the parameters; throws the first that is wrong. */
  static DevicePage of(DeviceListQuery query, Sorting sorting) {
    return new DevicePage(
        Integer.parseInt(checked(query.limit(), "10", IS_LIMIT, DeviceRule.LIMIT)),
        Integer.parseInt(checked(query.pageNumber(), "1", IS_NUMBER, DeviceRule.PAGE)),
        sorting.read(query.sortField(), query.sortType()));
  }

  int offset() {
    return (number - 1) * limit;
  }

  /** What was read newest first, as it is asked for. */
  <T> List<T> inOrder(List<T> newestFirst) {
    return sort.asc() ? newestFirst.reversed() : newestFirst;
  }

  /** What the answer says of itself, with so many items on all pages. */
  Options options(long total) {
    long pages = (total + limit - 1) / limit;
    return new Options(new Pagination(total, limit, pages, number), sort);
  }

  private static String checked(
      String given, String otherwise, Predicate<String> rule, DeviceRule broken) {
    if (given != null && !rule.test(given)) {
      throw broken.broken();
    }
    return given == null ? otherwise : given;
  }
}
