package dev.hookferry.flow.publish;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * Bounds how many requests publish at the same time: by a counter and without the annotation, for
 * on this path the cost of each call counts.
 */
public final class PublishBulkhead {

  private final AtomicInteger running = new AtomicInteger();
  private final int most;

  /**
   * @param most requests at the same time, at least 1
   */
  public PublishBulkhead(int most) {
    this.most = most;
  }

  /** The work's outcome; fails with {@link BulkheadException} where too much is under way. */
  public <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> enter() ? guarded(work) : full());
  }

  private boolean enter() {
    if (running.incrementAndGet() <= most) {
      return true;
    }
    running.decrementAndGet();
    return false;
  }

  private <T> Uni<T> guarded(Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(work::get).onTermination().invoke(running::decrementAndGet);
  }

  private <T> Uni<T> full() {
    return Uni.createFrom()
        .failure(() -> new BulkheadException(most + " requests publish at the same time"));
  }
}
