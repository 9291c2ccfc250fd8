package dev.hookferry.flow.send;

import io.netty.handler.codec.http.FullHttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One request and its answer on the wire; ends once, by the answer or a failure. */
final class HttpExchange {

  private final List<Route> routes;
  private final Supplier<FullHttpRequest> request;
  private final int answerBytes;
  private final ConnectionPool pool;
  private final Connector connector;
  private final CompletableFuture<Answered> answered = new CompletableFuture<>();
  private volatile Route called;
  private volatile Runnable release = () -> {};

  /** The answer, and where it came from. */
  record Answered(Reply reply, Route route) {}

  /**
   * @param routes to the host's addresses, the one to be tried first at the front; not empty
   * @param answerBytes most of the answer's body that is kept
   */
  HttpExchange(
      List<Route> routes,
      Supplier<FullHttpRequest> request,
      int answerBytes,
      ConnectionPool pool,
      Connector connector) {
    this.routes = routes;
    this.request = request;
    this.answerBytes = answerBytes;
    this.pool = pool;
    this.connector = connector;
  }

  int answerBytes() {
    return answerBytes;
  }

  /** Fails with {@link Failed}. */
  CompletableFuture<Answered> answered() {
    return answered;
  }

  /** Makes the request on a connection that is kept, else on a new one. */
  void start() {
    kept()
        .ifPresentOrElse(
            kept -> {
              hold(kept);
              kept.settle(usable -> sendOrStartAgain(kept, usable));
            },
            this::connect);
  }

  private Optional<Connection> kept() {
    for (Route route : routes) {
      Optional<Connection> kept = pool.take(route);
      if (kept.isPresent()) {
        return kept;
      }
    }
    return Optional.empty();
  }

  private void sendOrStartAgain(Connection kept, boolean usable) {
    if (usable) {
      send(kept);
    } else if (!answered.isDone()) {
      start();
    }
  }

  private void connect() {
    Race race = connector.race(routes, route -> called = route);
    release(race::cancel);
    race.winner()
        .whenComplete(
            (winner, failure) -> {
              if (failure == null) {
                hold(winner);
                send(winner);
              } else {
                fail(failure);
              }
            });
  }

  private void hold(Connection connection) {
    called = connection.route();
    release(connection::close);
  }

  private void send(Connection connection) {
    if (!answered.isDone()) {
      connection.send(this, request.get());
    }
  }

  void complete(Reply reply) {
    answered.complete(new Answered(reply, called));
  }

  /** Ends it, unless it has ended. */
  void fail(Throwable failure) {
    if (answered.completeExceptionally(new Failed(failure, called))) {
      release.run();
    }
  }

  /** What is to be let go of should it fail from now on, or should it have failed already. */
  private void release(Runnable release) {
    this.release = release;
    if (answered.isCompletedExceptionally()) {
      release.run();
    }
  }

  /** No answer came. */
  static final class Failed extends RuntimeException {

    private final transient Route route;

    private Failed(Throwable cause, Route route) {
      super(null, cause, false, false);
      this.route = route;
    }

    /** The one that was tried last; empty: none was. */
    Optional<Route> route() {
      return Optional.ofNullable(route);
    }
  }

  /** The connection ended before the answer did. */
  static final class Closed extends RuntimeException {
    Closed() {
      super("closed", null, false, false);
    }
  }

  /** What came is no answer. */
  static final class Unreadable extends RuntimeException {
    Unreadable(Throwable cause) {
      super(cause);
    }

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }
}
