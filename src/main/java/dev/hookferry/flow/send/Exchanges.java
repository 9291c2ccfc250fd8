package dev.hookferry.flow.send;

import dev.hookferry.flow.send.Exchange.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** Makes requests, and knows which are under way. */
@ApplicationScoped
class Exchanges {

  private final Vertx vertx;
  private final HttpClients clients;
  private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  Exchanges(Vertx vertx, HttpClients clients) {
    this.vertx = vertx;
    this.clients = clients;
  }

  /**
   * Makes a request.
   *
   * @param left time until it fails with {@link TimeoutException}
   */
  Uni<Reply> run(RequestOptions options, byte[] body, boolean verifyTls, Duration left) {
    Exchange exchange = new Exchange();
    underWay.add(exchange);
    long timer =
        vertx.setTimer(
            Math.max(1, left.toMillis()), id -> exchange.fail(new TimeoutException("deadline")));
    exchange
        .reply()
        .whenComplete(
            (reply, failure) -> {
              vertx.cancelTimer(timer);
              underWay.remove(exchange);
            });
    if (stopped) {
      exchange.fail(new CutOff());
    } else {
      exchange.start(clients.of(verifyTls), options, body);
    }
    return Uni.createFrom().completionStage(exchange.reply());
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
