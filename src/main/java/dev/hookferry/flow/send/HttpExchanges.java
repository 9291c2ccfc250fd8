package dev.hookferry.flow.send;

import dev.hookferry.flow.send.HttpExchange.Answered;
import io.netty.handler.codec.http.FullHttpRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Makes requests, and knows which are under way. */
@ApplicationScoped
class HttpExchanges {

  private final VertxInternal vertx;
  private final ConnectionPool pool;
  private final Connector connector;
  private final TlsContexts tls;
  private final Set<HttpExchange> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  HttpExchanges(Vertx vertx, ConnectionPool pool, Connector connector, TlsContexts tls) {
    this.vertx = (VertxInternal) vertx;
    this.pool = pool;
    this.connector = connector;
    this.tls = tls;
  }

  /**
   * Makes a request by one of these routes.
   *
   * @param request makes it anew
   * @param answerBytes most of the answer's body that is kept
   * @param left time until it fails for a {@link TimeoutException}
   */
  Uni<Answered> run(
      List<Route> routes, Supplier<FullHttpRequest> request, int answerBytes, Duration left) {
    Supplier<HttpExchange> made =
        () -> new HttpExchange(routes, request, answerBytes, pool, connector);
    return routes.getFirst().https()
        ? tls.ready().chain(() -> start(made.get(), left))
        : start(made.get(), left);
  }

  private Uni<Answered> start(HttpExchange exchange, Duration left) {
    ContextInternal context = vertx.getOrCreateContext();
    underWay.add(exchange);
    long timer =
        vertx.setTimer(
            Math.max(1, left.toMillis()), id -> exchange.fail(new TimeoutException("deadline")));
    exchange
        .answered()
        .whenComplete(
            (answered, failure) -> {
              vertx.cancelTimer(timer);
              underWay.remove(exchange);
            });
    if (stopped) {
      exchange.fail(new CutOff());
    } else {
      exchange.start();
    }
    return Uni.createFrom()
        .completionStage(exchange.answered())
        .emitOn(task -> context.emit(task, Runnable::run));
  }

  /** Ends all requests under way, and all that are yet to come. */
  void cutOff() {
    stopped = true;
    underWay.forEach(exchange -> exchange.fail(new CutOff()));
  }

  /** This process stops. */
  static final class CutOff extends RuntimeException {
    CutOff() {
      super("cut off", null, false, false);
    }
  }
}
