package dev.hookferry.flow;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.EngineOff;
import dev.hookferry.config.TransientFailure;
import dev.hookferry.flow.record.Exhausted;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Tells of what time alone brings: minutes that are over, backlogs that have grown old. */
@ApplicationScoped
class NoticeScheduler {

  private static final Logger LOG = Logger.getLogger(NoticeScheduler.class);

  private final Exhausted exhausted;
  private final BacklogWatch backlogs;

  NoticeScheduler(Exhausted exhausted, BacklogWatch backlogs) {
    this.exhausted = exhausted;
    this.backlogs = backlogs;
  }

  @Scheduled(every = "1S", concurrentExecution = SKIP, skipExecutionIf = EngineOff.class)
  @Timeout(value = 30, unit = SECONDS)
  @Retry(maxRetries = 1, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> everySecond() {
    return exhausted.tellOfOthers();
  }

  @Scheduled(every = "5S", concurrentExecution = SKIP, skipExecutionIf = EngineOff.class)
  @Timeout(value = 30, unit = SECONDS)
  @Retry(maxRetries = 1, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> everyFewSeconds() {
    return backlogs.look();
  }

  /** For ticks: both. Never fails. */
  Uni<Void> look() {
    return exhausted
        .tellOfOthers()
        .chain(backlogs::look)
        .onFailure()
        .recoverWithUni(this::nextTime);
  }

  Uni<Void> nextTime(Throwable failure) {
    LOG.warnf(
        "operational events not published, next try in seconds error=\"%s\"", failure.getMessage());
    return Uni.createFrom().voidItem();
  }
}
