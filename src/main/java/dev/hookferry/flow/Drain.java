package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.flow.pace.DeliveryScheduler;
import dev.hookferry.flow.send.Sender;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Ends the line when the service stops: no new claims, requests under way end and are recorded, and
 * those that take too long are cut off and given back.
 */
@ApplicationScoped
class Drain {

  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final Duration TO_GIVE_BACK = Duration.ofSeconds(5);

  private final DeliveryScheduler scheduler;
  private final DeliveryWorker worker;
  private final Sender sender;
  private final Duration timeout;

  Drain(DeliveryScheduler scheduler, DeliveryWorker worker, Sender sender, HookferryConfig config) {
    this.scheduler = scheduler;
    this.worker = worker;
    this.sender = sender;
    this.timeout = config.engine().drainTimeout();
  }

  /** At SIGTERM: readiness is off, and the API still answers. Both end after this. */
  void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
    drain();
  }

  /** In a life that ends without that: the database and the event loops go after this. */
  void drain(@Observes ShutdownEvent stopping) {
    drain();
  }

  /** Returns when nothing is left. */
  private void drain() {
    worker.close();
    CompletableFuture<Void> idle = scheduler.stop();
    if (!isDone(idle, timeout)) {
      sender.cutOff();
      if (!isDone(idle, TO_GIVE_BACK)) {
        LOG.warn("stopped with deliveries under way: their leases run out");
      }
    }
  }

  private static boolean isDone(CompletableFuture<Void> idle, Duration timeout) {
    try {
      idle.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return false;
      }
      throw e;
    }
  }
}
