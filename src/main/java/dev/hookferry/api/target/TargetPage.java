package dev.hookferry.api.target;

import static dev.hookferry.api.target.TargetFields.LENGTH;
import static dev.hookferry.api.target.TargetFields.PAGE;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Values;
import jakarta.ws.rs.core.UriInfo;

/**
 * The page of a list that a request asks for.
 *
 * @param page its number, from 1
 * @param length results on it at most
 */
record TargetPage(int page, int length) {

  private static final int MAX_LENGTH = 500;

  /** Fails where the query has the number of no page; what is no length counts as left out. */
  static TargetPage of(UriInfo uri) {
    Values query = Requests.query(TargetFields.LIST, uri, Problems.in(null, Coercion.DJANGO_REST));
    int number = query.optional(PAGE).orElseThrow(TargetMapper::notFound);
    int length = query.optional(LENGTH).orElse(LENGTH.fallback());
    TargetPage page = new TargetPage(number, Math.min(length, MAX_LENGTH));
    if ((long) number * page.length() > Integer.MAX_VALUE) {
      throw TargetMapper.notFound();
    }
    return page;
  }

  int offset() {
    return (page - 1) * length;
  }

  /** How many pages there are; the first one is there in any case. */
  long pages(long count) {
    return Math.max(1, (count + length - 1) / length);
  }

  /** Fails where this page is beyond the last one. */
  void check(long count) {
    if (page > pages(count)) {
      throw TargetMapper.notFound();
    }
  }
}
