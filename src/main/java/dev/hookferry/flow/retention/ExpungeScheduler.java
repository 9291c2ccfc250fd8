package dev.hookferry.flow.retention;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import dev.hookferry.config.EngineOff;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.jboss.logging.Logger;

/** Does what scopes were asked to expunge, a transaction for each few hundred events. */
@ApplicationScoped
public class ExpungeScheduler {

  private static final Logger LOG = Logger.getLogger(ExpungeScheduler.class);

  private final Expunger expunger;

  ExpungeScheduler(Expunger expunger) {
    this.expunger = expunger;
  }

  /** Until nothing is left to do. */
  @Scheduled(every = "2S", concurrentExecution = SKIP, skipExecutionIf = EngineOff.class)
  @Fallback(fallbackMethod = "nextTime")
  public Uni<Void> run() {
    return Uni.createFrom()
        .deferred(expunger::step)
        .repeat()
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWithVoid();
  }

  Uni<Void> nextTime(Throwable failure) {
    LOG.warnf("messages not expunged, next try in seconds error=\"%s\"", failure.getMessage());
    return Uni.createFrom().voidItem();
  }
}
