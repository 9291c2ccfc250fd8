package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceFields.LIMIT;
import static dev.hookferry.api.device.DeviceFields.PAGE_NUMBER;
import static dev.hookferry.api.device.DeviceFields.SORT_FIELD;
import static dev.hookferry.api.device.DeviceFields.SORT_TYPE;

import dev.hookferry.api.device.DeviceJson.Options;
import dev.hookferry.api.device.DeviceJson.Pagination;
import dev.hookferry.api.device.DeviceJson.Sort;
import dev.hookferry.api.kit.Values;
import java.util.List;

/**
 * Which page of a list is asked for.
 *
 * @param limit items on a page
 * @param number from 1
 */
record DevicePage(int limit, int number, Sort sort) {

  /**
   * @param otherwise how it is sorted where the query does not say
   */
  static DevicePage of(Values query, Sort otherwise) {
    return new DevicePage(
        Math.toIntExact(query.get(LIMIT)),
        Math.toIntExact(query.get(PAGE_NUMBER)),
        sort(query, otherwise));
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

  private static Sort sort(Values query, Sort otherwise) {
    return query.states(SORT_FIELD) || query.states(SORT_TYPE)
        ? new Sort(
            query.optional(SORT_FIELD).orElse(otherwise.field()),
            query.get(SORT_TYPE).equals("asc"))
        : otherwise;
  }
}
