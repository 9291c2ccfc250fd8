package dev.hookferry.api.user;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.Status;
import dev.hookferry.registry.endpoint.EndpointSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a search for logs: each rule by itself, in the order of class-validator's decorators. */
final class UserLogSearch {

  private static final int DEFAULT_LIMIT = 10;
  private static final BigDecimal MOST = BigDecimal.valueOf(100);
  private static final String EVERY_TYPE = "all";

  /** All that were tried: what was not has nothing to show yet. */
  private static final Set<Status> TRIED =
      Set.of(Status.RESCHEDULED, Status.SUCCEEDED, Status.FAILED);

  private final UserLogQuery query;
  private final List<Violation> violations = new ArrayList<>();

  private UserLogSearch(UserLogQuery query) {
    this.query = query;
  }

  /** Which deliveries to these webhooks are asked for; throws all rules that are broken. */
  static DeliveryQuery read(UserLogQuery query, EndpointSet webhooks) {
    UserLogSearch search = new UserLogSearch(query);
    search.check();
    return search.deliveries(webhooks);
  }

  private void check() {
    check("startDate", query.startDate(), UserRule.DATE, UserLogSearch::isDate);
    check("endDate", query.endDate(), UserRule.DATE, UserLogSearch::isDate);
    check("limit", query.limit(), UserRule.AT_MOST_100, is(n -> n.compareTo(MOST) <= 0));
    check("limit", query.limit(), UserRule.NOT_NEGATIVE, is(n -> n.signum() >= 0));
    check("limit", query.limit(), UserRule.INTEGER, is(UserLogSearch::isWhole));
    check("offset", query.offset(), UserRule.NOT_NEGATIVE, is(n -> n.signum() >= 0));
    check("offset", query.offset(), UserRule.INTEGER, is(UserLogSearch::isWhole));
    check(
        "sortDirection",
        query.sortDirection(),
        UserRule.DIRECTION,
        Set.of("ASC", "DESC")::contains);
    if (!violations.isEmpty()) {
      throw new ApiException(new ApiError.Invalid(violations));
    }
  }

  private void check(String name, String value, UserRule rule, Predicate<String> kept) {
    if (value != null && !kept.test(value)) {
      violations.add(rule.brokenBy(name, TextNode.valueOf(value)));
    }
  }

  private DeliveryQuery deliveries(EndpointSet webhooks) {
    return new DeliveryQuery(
        webhooks.accountId(),
        webhooks.surface(),
        webhooks.scope(),
        Optional.empty(),
        List.of(),
        TRIED,
        Optional.ofNullable(query.eventType()).filter(type -> !type.equals(EVERY_TYPE)),
        Optional.ofNullable(query.startDate()).flatMap(UserDates::parse),
        Optional.ofNullable(query.endDate()).flatMap(UserDates::parse),
        "ASC".equals(query.sortDirection()),
        Optional.empty(),
        integer(query.offset(), 0),
        integer(query.limit(), DEFAULT_LIMIT));
  }

  private static boolean isDate(String text) {
    return UserDates.parse(text).isPresent();
  }

  /** No rule of numbers is kept by what is no number. */
  private static Predicate<String> is(Predicate<BigDecimal> rule) {
    return text -> number(text).filter(rule).isPresent();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A larger offset than an int holds is past the end all the same. */
  private static int integer(String text, int otherwise) {
    return Optional.ofNullable(text)
        .flatMap(UserLogSearch::number)
        .map(number -> number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue())
        .orElse(otherwise);
  }
}
