package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Publishes at the account surface, on one event loop: as fast as it may, or at a given pace; by
 * several accounts or at several instances in turn.
 */
final class Publisher implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client;
  private final List<RequestOptions> requests;
  private long sent;

  /**
   * @param connections to each instance, at most
   */
  Publisher(List<AccountApi> apis, int connections) {
    client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
    requests = apis.stream().map(Publisher::request).toList();
  }

  private static RequestOptions request(AccountApi api) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(api.service().getHost())
        .setPort(api.service().getPort())
        .setURI("/v1/webhooks/events")
        .putHeader("X-API-Key", api.key())
        .putHeader("Content-Type", "application/json");
  }

  /** Each round begins one further on, so that an account's events are of all types in turn. */
  private RequestOptions next() {
    long round = sent / requests.size();
    return requests.get((int) ((sent++ + round) % requests.size()));
  }

  /**
   * Closed loop: keeps this many requests under way.
   *
   * @param body of a request that is sent at this time
   * @param room asked before each request; while it says no, nothing is sent
   */
  Published saturate(int underWay, Duration time, LongFunction<Buffer> body, BooleanSupplier room) {
    return run(
        time,
        run -> {
          for (int i = 0; i < underWay; i++) {
            sendNext(run, body, room);
          }
        });
  }

  /**
   * Open loop: a request at every beat, whatever became of those before. A latency counts from the
   * beat, so a stall of the service is felt by all that it delays.
   */
  Published pace(double perSecond, Duration time, LongFunction<Buffer> body) {
    return run(time, run -> beat(run, 1_000_000 / perSecond, body));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Published run(Duration time, Consumer<Run> start) {
    Promise<Published> done = Promise.promise();
    vertx.runOnContext(
        ignored -> {
          Run run = new Run(Micros.now(), Micros.now() + time.toNanos() / 1000, done);
          start.accept(run);
        });
    return done.future().toCompletionStage().toCompletableFuture().join();
  }

  private void sendNext(Run run, LongFunction<Buffer> body, BooleanSupplier room) {
    long now = Micros.now();
    if (now >= run.endAtMicros) {
      run.end();
    } else if (room.getAsBoolean()) {
      send(run, now, body.apply(now), () -> sendNext(run, body, room));
    } else {
      vertx.setTimer(5, id -> sendNext(run, body, room));
    }
  }

  private void beat(Run run, double everyMicros, LongFunction<Buffer> body) {
    double[] next = {run.startAtMicros};
    vertx.setPeriodic(
        1,
        timer -> {
          long until = Math.min(Micros.now(), run.endAtMicros);
          for (; next[0] <= until; next[0] += everyMicros) {
            send(run, (long) next[0], body.apply((long) next[0]), () -> {});
          }
          if (until == run.endAtMicros) {
            vertx.cancelTimer(timer);
            run.end();
          }
        });
  }

  private void send(Run run, long atMicros, Buffer body, Runnable then) {
    run.underWay++;
    client
        .request(next())
        .compose(opened -> opened.send(body))
        .compose(answer -> answer.end().map(answer.statusCode()))
        .onComplete(
            status -> {
              run.answered(atMicros, status.succeeded() && status.result() == 202);
              then.run();
            });
  }

  /** Counts one run; lives on the event loop. */
  private static final class Run {

    private final long startAtMicros;
    private final long endAtMicros;
    private final Promise<Published> done;
    private final Latencies latencies = new Latencies();
    private long accepted;
    private long failed;
    private int underWay;
    private boolean over;

    Run(long startAtMicros, long endAtMicros, Promise<Published> done) {
      this.startAtMicros = startAtMicros;
      this.endAtMicros = endAtMicros;
      this.done = done;
    }

    void answered(long atMicros, boolean ok) {
      underWay--;
      if (ok) {
        accepted++;
        latencies.add(Micros.now() - atMicros);
      } else {
        failed++;
      }
      complete();
    }

    void end() {
      over = true;
      complete();
    }

    private void complete() {
      if (over && underWay == 0) {
        double seconds = (Micros.now() - startAtMicros) / 1e6;
        done.tryComplete(new Published(accepted, failed, seconds, latencies));
      }
    }
  }
}
