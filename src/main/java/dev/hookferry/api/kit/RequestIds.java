package dev.hookferry.api.kit;

import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Gives every request a name that its answer, whatever it is, and the audit log have too: the
 * client's {@code X-Request-Id} where it is one, else a new one.
 */
@Singleton
public class RequestIds {

  static final String HEADER = "X-Request-Id";

  /** Before all that could answer. */
  private static final int FIRST = Integer.MAX_VALUE - 1;

  private static final String KEY = RequestIds.class.getName();
  private static final int LONGEST = 128;

  private final Clock clock;
  private final RandomGenerator random;

  RequestIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  void register(@Observes Filters filters) {
    filters.register(this::name, FIRST);
  }

  /** The request's name. */
  public static String of(RoutingContext context) {
    return context.get(KEY);
  }

  private void name(RoutingContext context) {
    String given = context.request().getHeader(HEADER);
    String id = isOne(given) ? given : "req_" + Base58.encode(Ids.next(clock.instant(), random));
    context.put(KEY, id);
    context.response().putHeader(HEADER, id);
    context.next();
  }

  /** 1 to 128 characters of visible ASCII. */
  private static boolean isOne(String given) {
    return given != null
        && !given.isEmpty()
        && given.length() <= LONGEST
        && given.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
