package dev.hookferry.flow.pace;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.EngineOff;
import dev.hookferry.config.HookferryConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Drives the deliveries: at each tick whatever is due is claimed and sent, and what falls due
 * before the next tick gets a timer. All other reasons to turn the line are hints that spare a
 * wait.
 */
@ApplicationScoped
class DeliveryPoll {

  private static final Logger LOG = Logger.getLogger(DeliveryPoll.class);

  private static final Duration TICK = Duration.ofSeconds(1);

  private final DeliveryScheduler scheduler;
  private final UpcomingRetries upcoming;
  private final Duration interval;
  private volatile String trouble;

  DeliveryPoll(DeliveryScheduler scheduler, UpcomingRetries upcoming, HookferryConfig config) {
    this.scheduler = scheduler;
    this.upcoming = upcoming;
    this.interval = config.engine().pollInterval();
  }

  /**
   * Ends with the claim that was waited for. Only the wait is cut off, never the claim: what it
   * takes may be taken already, and must be sent or given back.
   */
  @Scheduled(
      every = "${hookferry.engine.poll-interval}",
      concurrentExecution = SKIP,
      skipExecutionIf = EngineOff.class)
  @Timeout(value = 30, unit = SECONDS)
  @CircuitBreaker(requestVolumeThreshold = 3, failureRatio = 1, delay = 2, delayUnit = SECONDS)
  @Fallback(fallbackMethod = "databaseAway")
  Uni<Void> poll() {
    return scheduler
        .claimDue()
        .invoke(this::databaseBack)
        .chain(upcoming::read)
        .invoke(scheduler::wakeWhenDue)
        .invoke(this::lookBetweenTicks)
        .replaceWithVoid();
  }

  /** The framework ticks once a second, whatever less it is told. */
  private void lookBetweenTicks() {
    for (Duration at = interval; at.compareTo(TICK) < 0; at = at.plus(interval)) {
      scheduler.wakeIn(at);
    }
  }

  /** Nothing was done; whatever is due waits for a later tick. */
  Uni<Void> databaseAway(Throwable failure) {
    switch (failure) {
      case CircuitBreakerOpenException open -> {}
      case TimeoutException late -> {
        scheduler.awaitNoLonger();
        say("no answer to a claim");
      }
      default -> say(failure.getMessage());
    }
    return Uni.createFrom().voidItem();
  }

  /** Once, not at each tick; readiness says it as long as it lasts. */
  private void say(String error) {
    if (!error.equals(trouble)) {
      trouble = error;
      LOG.warnf("database away, no deliveries until it is back error=\"%s\"", error);
    }
  }

  private void databaseBack() {
    if (trouble != null) {
      trouble = null;
      LOG.info("database back, deliveries go on");
    }
  }
}
