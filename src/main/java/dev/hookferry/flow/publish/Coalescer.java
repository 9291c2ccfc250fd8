package dev.hookferry.flow.publish;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Lets concurrent requests share one statement. A request that finds a free lane goes at once;
 * those that come while all lanes are busy go together when one gets free. So nobody waits on a
 * timer, and batches grow with the load alone.
 *
 * @param <T> a request
 * @param <R> its answer
 */
public final class Coalescer<T, R> {

  private record Waiting<T, R>(T request, UniEmitter<? super R> emitter) {}

  private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger busyLanes = new AtomicInteger();
  private final int lanes;
  private final int maxWeight;
  private final ToIntFunction<T> weight;
  private final Function<List<T>, Uni<List<R>>> work;

  /**
   * @param lanes batches under way at once, at least 1
   * @param maxWeight largest sum of weights in a batch; a heavier request goes alone
   * @param work answers a batch: as many answers as requests, in their order; its failure fails a
   *     batch of one, and makes a larger one go again one by one
   */
  public Coalescer(
      int lanes, int maxWeight, ToIntFunction<T> weight, Function<List<T>, Uni<List<R>>> work) {
    this.lanes = lanes;
    this.maxWeight = maxWeight;
    this.weight = weight;
    this.work = work;
  }

  /** The answer to this request, from whichever batch it goes in. */
  public Uni<R> submit(T request) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              queue.add(new Waiting<>(request, emitter));
              startLane();
            });
  }

  private void startLane() {
    while (!queue.isEmpty()) {
      int busy = busyLanes.get();
      if (busy >= lanes) {
        return;
      }
      if (busyLanes.compareAndSet(busy, busy + 1)) {
        runLane();
        return;
      }
    }
  }

  private void runLane() {
    List<Waiting<T, R>> batch = nextBatch();
    if (batch.isEmpty()) {
      leaveLane();
      return;
    }
    run(batch).subscribe().with(done -> leaveLane(), failure -> leaveLane());
  }

  private void leaveLane() {
    busyLanes.decrementAndGet();
    startLane();
  }

  private synchronized List<Waiting<T, R>> nextBatch() {
    List<Waiting<T, R>> batch = new ArrayList<>();
    int total = 0;
    for (Waiting<T, R> head = queue.peek(); head != null; head = queue.peek()) {
      total += weight.applyAsInt(head.request());
      if (!batch.isEmpty() && total > maxWeight) {
        return batch;
      }
      batch.add(queue.poll());
    }
    return batch;
  }

  private Uni<Void> run(List<Waiting<T, R>> batch) {
    return Uni.createFrom()
        .deferred(() -> work.apply(batch.stream().map(Waiting::request).toList()))
        .invoke(answers -> answer(batch, answers))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> runSingly(batch, failure));
  }

  /** One bad request must not fail its neighbours. */
  private Uni<Void> runSingly(List<Waiting<T, R>> batch, Throwable failure) {
    if (batch.size() == 1) {
      batch.getFirst().emitter().fail(failure);
      return Uni.createFrom().voidItem();
    }
    List<Uni<Void>> singles = batch.stream().map(one -> run(List.of(one))).toList();
    return Uni.combine().all().unis(singles).usingConcurrencyOf(1).discardItems();
  }

  private static <T, R> void answer(List<Waiting<T, R>> batch, List<R> answers) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).emitter().complete(answers.get(i));
    }
  }
}
