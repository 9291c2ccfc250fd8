package dev.hookferry.flow.send;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connections that wait for another request, the one that has waited longest first.
 *
 * <p>None is used before it has rested: what a receiver says beyond its answer, in a packet of its
 * own, comes in that time and closes it. The rest is a long one, for packets may be late, as long
 * as that takes few connections. Their number is not bounded here but by the engine's slots and
 * each endpoint's cap: a queue would eat up deadlines.
 */
@ApplicationScoped
class ConnectionPool {

  private static final Duration REST = Duration.ofMillis(250);
  private static final Duration SHORTEST_REST = Duration.ofMillis(20);
  private static final int FEW_OF_A_ROUTE = 16;
  private static final int FEW_IN_ALL = 256;
  // A receiver that closes a kept connection just as a request is written costs an attempt, for
  // nobody can tell whether it took the request. The common servers close at 5 seconds or later.
  private static final Duration LONGEST_REST = Duration.ofSeconds(4);
  private static final Duration DISTRUST = Duration.ofMinutes(10);
  private static final int MOST_DISTRUSTED = 10_000;

  private final Vertx vertx;
  private final Cache<Route, Boolean> distrusted =
      Caffeine.newBuilder().maximumSize(MOST_DISTRUSTED).expireAfterWrite(DISTRUST).build();
  private final Map<Route, Deque<Resting>> resting = new HashMap<>();
  private int inAll;
  private boolean sweeping;

  private record Resting(Connection connection, long sinceNanos) {
    boolean hasRestedFor(Duration time) {
      return System.nanoTime() - sinceNanos >= time.toNanos();
    }
  }

  ConnectionPool(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A connection that may be used again, unless it has been closed meanwhile. */
  synchronized Optional<Connection> take(Route route) {
    Deque<Resting> ofRoute = resting.get(route);
    if (ofRoute == null) {
      return Optional.empty();
    }
    closeOld(ofRoute);
    return !ofRoute.isEmpty() && ofRoute.getFirst().hasRestedFor(rest(ofRoute))
        ? Optional.of(removeFirst(ofRoute))
        : Optional.empty();
  }

  private Duration rest(Deque<Resting> ofRoute) {
    return ofRoute.size() < FEW_OF_A_ROUTE && inAll < FEW_IN_ALL ? REST : SHORTEST_REST;
  }

  /** Keeps it for the next request, where its receiver has only ever spoken when it was asked. */
  void rest(Connection connection) {
    if (distrusted.getIfPresent(connection.route()) == null) {
      add(connection);
    } else {
      connection.close();
    }
  }

  /** For a while each request gets a connection of its own. */
  synchronized void distrust(Route route) {
    distrusted.put(route, true);
    Optional.ofNullable(resting.remove(route)).ifPresent(this::close);
  }

  /** It is closed, and may have been at rest. */
  synchronized void forget(Connection connection) {
    Deque<Resting> ofRoute = resting.get(connection.route());
    if (ofRoute != null && ofRoute.removeIf(one -> one.connection() == connection)) {
      inAll--;
    }
  }

  private synchronized void add(Connection connection) {
    resting
        .computeIfAbsent(connection.route(), route -> new ArrayDeque<>())
        .addLast(new Resting(connection, System.nanoTime()));
    inAll++;
    sweepLater();
  }

  private Connection removeFirst(Deque<Resting> ofRoute) {
    inAll--;
    return ofRoute.removeFirst().connection();
  }

  private void sweepLater() {
    if (!sweeping) {
      sweeping = true;
      vertx.setTimer(LONGEST_REST.toMillis() / 4, timer -> sweep());
    }
  }

  private synchronized void sweep() {
    resting.values().forEach(this::closeOld);
    resting.values().removeIf(Collection::isEmpty);
    sweeping = false;
    if (!resting.isEmpty()) {
      sweepLater();
    }
  }

  private void closeOld(Deque<Resting> ofRoute) {
    while (!ofRoute.isEmpty() && ofRoute.getFirst().hasRestedFor(LONGEST_REST)) {
      removeFirst(ofRoute).close();
    }
  }

  @PreDestroy
  synchronized void close() {
    resting.values().forEach(this::close);
    resting.clear();
  }

  private void close(Deque<Resting> ofRoute) {
    while (!ofRoute.isEmpty()) {
      removeFirst(ofRoute).close();
    }
  }
}
