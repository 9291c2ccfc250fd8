package dev.hookferry.flow.send;

import dev.hookferry.flow.send.Connector.Opening;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Tries the addresses of a host until one takes a connection (in the spirit of RFC 8305): the next
 * one at once where one fails, and beside it where one takes long. The others are closed unused.
 *
 * <p>All state belongs to its event loop.
 */
final class Race {

  private static final long HEAD_START_MILLIS = 250;

  private final Connector connector;
  private final EventLoop loop;
  private final Iterator<Route> untried;
  private final Consumer<Route> tried;
  private final List<Channel> running = new ArrayList<>();
  private final CompletableFuture<Connection> winner = new CompletableFuture<>();
  private ScheduledFuture<?> headStart;
  private Throwable failure;

  Race(Connector connector, EventLoop loop, List<Route> routes, Consumer<Route> tried) {
    this.connector = connector;
    this.loop = loop;
    this.untried = routes.iterator();
    this.tried = tried;
  }

  void start() {
    if (loop.inEventLoop()) {
      tryNext();
    } else {
      loop.execute(this::tryNext);
    }
  }

  /** Completed on the event loop; fails only once all have failed. */
  CompletableFuture<Connection> winner() {
    return winner;
  }

  /** From any thread. */
  void cancel() {
    winner.cancel(false);
    loop.execute(this::closeRunning);
  }

  /** Each that is closed leaves the list. */
  private void closeRunning() {
    List.copyOf(running).forEach(Channel::close);
  }

  private void tryNext() {
    if (winner.isDone() || !untried.hasNext()) {
      return;
    }
    if (headStart != null) {
      headStart.cancel(false);
    }
    Route route = untried.next();
    tried.accept(route);
    Opening opening = connector.open(route, loop);
    running.add(opening.channel());
    opening.ready().addListener((Future<Connection> ready) -> ended(opening, ready));
    if (untried.hasNext()) {
      headStart = loop.schedule(this::tryNext, HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void ended(Opening opening, Future<Connection> ready) {
    running.remove(opening.channel());
    if (!ready.isSuccess()) {
      opening.channel().close();
      failed(ready.cause());
    } else if (winner.complete(ready.getNow())) {
      closeRunning();
    } else {
      opening.channel().close();
    }
  }

  /** What went wrong with a host that is there says more than that another is not. */
  private void failed(Throwable cause) {
    failure = failure == null || cause instanceof SSLException ? cause : failure;
    if (untried.hasNext()) {
      tryNext();
    } else if (running.isEmpty()) {
      winner.completeExceptionally(
          failure instanceof SSLException ? failure : new Unreachable(failure));
    }
  }

  /** No connection came about. */
  static final class Unreachable extends RuntimeException {
    Unreachable(Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
