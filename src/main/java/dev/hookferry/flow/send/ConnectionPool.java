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
 * own, comes in that time and closes it. Their number is not bounded here but by the engine's slots
 * and each endpoint's cap: a queue would eat up deadlines.
 */
@ApplicationScoped
class ConnectionPool {

  private static final Duration REST = Duration.ofMillis(20);
  // A receiver that closes a kept connection just as a request is written costs an attempt, for
  // nobody can tell whether it took the request. The common servers close at 5 seconds or later.
  private static final Duration LONGEST_REST = Duration.ofSeconds(4);
  private static final Duration DISTRUST = Duration.ofMinutes(10);
  private static final int MOST_DISTRUSTED = 10_000;

  private final Vertx vertx;
  private final Cache<Route, Boolean> distrusted =
      Caffeine.newBuilder().maximumSize(MOST_DISTRUSTED).expireAfterWrite(DISTRUST).build();
  private final Map<Route, Deque<Resting>> resting = new HashMap<>();
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
    Deque<Resting> candidates = resting.get(route);
    if (candidates == null) {
      return Optional.empty();
    }
    closeOld(candidates);
    return !candidates.isEmpty() && candidates.getFirst().hasRestedFor(REST)
        ? Optional.of(candidates.removeFirst().connection())
        : Optional.empty();
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
    Optional.ofNullable(resting.remove(route)).ifPresent(ConnectionPool::close);
  }

  private synchronized void add(Connection connection) {
    resting
        .computeIfAbsent(connection.route(), route -> new ArrayDeque<>())
        .addLast(new Resting(connection, System.nanoTime()));
    sweepLater();
  }

  private void sweepLater() {
    if (!sweeping) {
      sweeping = true;
      vertx.setTimer(LONGEST_REST.toMillis() / 4, timer -> sweep());
    }
  }

  private synchronized void sweep() {
    resting.values().forEach(ConnectionPool::closeOld);
    resting.values().removeIf(Collection::isEmpty);
    sweeping = false;
    if (!resting.isEmpty()) {
      sweepLater();
    }
  }

  private static void closeOld(Deque<Resting> candidates) {
    while (!candidates.isEmpty() && candidates.getFirst().hasRestedFor(LONGEST_REST)) {
      candidates.removeFirst().connection().close();
    }
  }

  @PreDestroy
  synchronized void close() {
    resting.values().forEach(ConnectionPool::close);
    resting.clear();
  }

  private static void close(Deque<Resting> all) {
    all.forEach(one -> one.connection().close());
  }
}
