package dev.hookferry.flow;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.EngineOff;
import dev.hookferry.config.TransientFailure;
import dev.hookferry.flow.claim.InFlight;
import dev.hookferry.flow.pace.DeliveryScheduler;
import dev.hookferry.flow.pace.Notifier;
import dev.hookferry.job.JobTurn;
import dev.hookferry.job.JobTurns;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Turns the jobs: they make deliveries a few at a time, and the line is woken for those. */
@ApplicationScoped
class JobScheduler {

  private static final Logger LOG = Logger.getLogger(JobScheduler.class);

  /** How long live deliveries are reckoned with after the last one. */
  private static final long LIVE_NANOS = Duration.ofSeconds(1).toNanos();

  private final JobTurns jobs;
  private final InFlight inFlight;
  private final DeliveryScheduler scheduler;
  private final Notifier notifier;
  private final Vertx vertx;
  private final AtomicLong live = new AtomicLong();
  private volatile long liveAtNanos = System.nanoTime() - LIVE_NANOS;
  private volatile boolean stopped;

  JobScheduler(
      JobTurns jobs,
      InFlight inFlight,
      DeliveryScheduler scheduler,
      Notifier notifier,
      Vertx vertx) {
    this.jobs = jobs;
    this.inFlight = inFlight;
    this.scheduler = scheduler;
    this.notifier = notifier;
    this.vertx = vertx;
  }

  void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
    stopped = true;
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  /** Goes on as long as a job runs, at the pace of the jobs. */
  @Scheduled(every = "1S", concurrentExecution = SKIP, skipExecutionIf = EngineOff.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> run() {
    return Uni.createFrom()
        .deferred(this::turn)
        .call(this::rest)
        .repeat()
        .whilst(turn -> turn.next().isPresent() && !stopped)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Reading a job counts what has ended since this was done last. */
  @Scheduled(every = "1S", concurrentExecution = SKIP, skipExecutionIf = EngineOff.class)
  @Timeout(value = 30, unit = SECONDS)
  @Retry(maxRetries = 1, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> sumUp() {
    return jobs.sumUp();
  }

  Uni<Void> nextTime(Throwable failure) {
    if (!stopped) {
      LOG.warnf("steps of jobs not run, next try in a second error=\"%s\"", failure.getMessage());
    }
    return Uni.createFrom().voidItem();
  }

  /** One step of each job that wants it now. */
  Uni<JobTurn> turn() {
    return jobs.next(isAlone(System.nanoTime()))
        .invoke(
            turn -> {
              scheduler.wake(turn.lanes());
              notifier.announce(turn.lanes());
            });
  }

  /** Whether nothing but jobs was sent here lately. */
  private boolean isAlone(long nowNanos) {
    long taken = inFlight.taken();
    if (live.getAndSet(taken) != taken) {
      liveAtNanos = nowNanos;
    }
    return nowNanos - liveAtNanos >= LIVE_NANOS;
  }

  /** Until a job wants its next step. */
  Uni<Void> rest(JobTurn turn) {
    long millis = turn.next().filter(next -> !stopped).map(Duration::toMillis).orElse(0L);
    return millis <= 0
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .emitter(rested -> vertx.setTimer(millis, timer -> rested.complete(null)));
  }
}
