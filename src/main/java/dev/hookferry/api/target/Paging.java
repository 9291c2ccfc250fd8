package dev.hookferry.api.target;

import java.util.Optional;

/**
 * The page of a list that a request asks for.
 *
 * @param page its number, from 1
 * @param length results on it at most
 */
record Paging(int page, int length) {

  private static final int DEFAULT_LENGTH = 50;
  private static final int MAX_LENGTH = 500;

  /**
   * @param page as text; null: 1. Fails where it is the number of no page
   * @param length as text; what is no length counts as left out
   */
  static Paging of(String page, String length) {
    int number = page == null ? 1 : positive(page).orElseThrow(TargetMapper::notFound);
    int size = Math.min(positive(length).orElse(DEFAULT_LENGTH), MAX_LENGTH);
    if ((long) number * size > Integer.MAX_VALUE) {
      throw TargetMapper.notFound();
    }
    return new Paging(number, size);
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

  private static Optional<Integer> positive(String text) {
    return Optional.ofNullable(text)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .filter(number -> number > 0);
  }
}
