package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Publishes as fast as the service delivers: a bounded backlog is always there, so it is never idle
 * and never far behind.
 *
 * @param types event types, published in turn
 * @param fanOut endpoints that want each of them
 * @param batch events in a request
 * @param backlog deliveries that may be on their way; beyond that nothing is published
 * @param padding bytes that fill up the data of an event
 */
record Flow(int types, int fanOut, int batch, int backlog, int padding) {

  private static final int BACKLOG = 5_000;

  Flow(int types, int fanOut, int batch) {
    this(types, fanOut, batch, BACKLOG, Bodies.SMALL);
  }

  /**
   * What went through in the steady state.
   *
   * @param use for a delivery, its share of publishing included
   * @param received its latencies are those of the steady state
   */
  record Rate(double perSecond, Use use, Received received) {}

  Rate measure(Bed bed, Settings settings) throws Exception {
    return measure(bed, List.of(bed.api()), settings);
  }

  /** The same, published by all of these in turn. */
  Rate measure(Bed bed, List<AccountApi> apis, Settings settings) throws Exception {
    AtomicLong created = new AtomicLong();
    AtomicLong arrived = new AtomicLong();
    bed.receiver().clear();
    try (Publisher publisher = new Publisher(apis, underWay())) {
      Bodies bodies = new Bodies(types, padding);
      LongFunction<Buffer> body =
          at -> {
            created.addAndGet((long) batch * fanOut);
            return batch == 1 ? bodies.one(at) : bodies.batch(batch, at);
          };
      BooleanSupplier room = () -> created.get() - arrived.get() < backlog;
      Duration time = settings.warmUp().plus(settings.measure());
      CompletableFuture<Published> publishing =
          CompletableFuture.supplyAsync(() -> publisher.saturate(underWay(), time, body, room));
      Sample before = watch(bed, arrived, Micros.now() + settings.warmUp().toNanos() / 1000);
      bed.receiver().restartLatencies();
      Sample after = watch(bed, arrived, before.atMicros + settings.measure().toNanos() / 1000);
      publishing.join().mustBeAccepted();
      return before.to(after, bed.receiver().report());
    }
  }

  private int underWay() {
    return batch == 1 ? 64 : 8;
  }

  /** Keeps the number of arrivals up to date until this time. */
  private static Sample watch(Bed bed, AtomicLong arrived, long untilMicros) throws Exception {
    while (Micros.now() < untilMicros) {
      arrived.set(bed.receiver().count());
      Thread.sleep(20);
    }
    return Sample.of(bed);
  }

  private record Sample(long atMicros, int arrived, Use use) {

    static Sample of(Bed bed) throws IOException {
      return new Sample(Micros.now(), bed.receiver().count(), Use.of(bed));
    }

    Rate to(Sample after, Received received) {
      int deliveries = after.arrived - arrived;
      return new Rate(
          deliveries / ((after.atMicros - atMicros) / 1e6),
          after.use.since(use).per(deliveries),
          received);
    }
  }
}
