package dev.hookferry.flow;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import dev.hookferry.config.EngineOff;
import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.ScheduledEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.publish.ScheduledEvents;
import dev.hookferry.flow.publish.ScheduledEvents.Added;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.jboss.logging.Logger;

/**
 * Publishes events at a time of their publisher's. Each is published under a key of its own, and
 * forgotten after that: a crash in between publishes nothing twice.
 */
@ApplicationScoped
public class PublishScheduler {

  private static final Logger LOG = Logger.getLogger(PublishScheduler.class);
  private static final byte[] ANY_REQUEST = new byte[32];

  private final ScheduledEvents scheduled;
  private final Intake intake;
  private final Clock clock;
  private final RandomGenerator random;

  PublishScheduler(ScheduledEvents scheduled, Intake intake, Clock clock, RandomGenerator random) {
    this.scheduled = scheduled;
    this.intake = intake;
    this.clock = clock;
    this.random = random;
  }

  /** An id for an event of this time: ids are in the order of their events' publication. */
  public UUID idFor(Instant publishAt) {
    return Ids.next(publishAt, random);
  }

  /** Keeps the event until it is due; it has no number and no deliveries before that. */
  public Uni<PublishOutcome> add(ScheduledEvent event) {
    return scheduled.add(event).map(added -> outcome(event, added));
  }

  private static PublishOutcome outcome(ScheduledEvent event, Added added) {
    return switch (added) {
      case DONE -> new PublishOutcome.Published(List.of(new AcceptedEvent(event.id(), 0, 0)));
      case EXTERNAL_ID_TAKEN -> new PublishOutcome.KeyReused();
      case UNKNOWN_SCOPE -> new PublishOutcome.UnknownScope(0);
    };
  }

  /**
   * One that waits.
   *
   * @param id null: it is looked for by the other alone
   * @param externalId its publisher's own
   */
  public Uni<Optional<ScheduledEvent>> find(
      int accountId, Scope scope, UUID id, String externalId) {
    return scheduled.find(accountId, scope, id, externalId);
  }

  /** Publishes it never, if it waits still; whether it did. */
  public Uni<Boolean> cancel(int accountId, UUID id) {
    return scheduled.delete(accountId, id);
  }

  /** Publishes what is due, until nothing is. */
  @Scheduled(every = "1S", concurrentExecution = SKIP, skipExecutionIf = EngineOff.class)
  @Fallback(fallbackMethod = "nextTime")
  Uni<Void> run() {
    return Uni.createFrom()
        .deferred(() -> scheduled.due(clock.instant()))
        .call(this::publish)
        .repeat()
        .whilst(due -> !due.isEmpty())
        .collect()
        .last()
        .replaceWithVoid();
  }

  Uni<Void> nextTime(Throwable failure) {
    LOG.warnf("scheduled events not published, next try in a second error=\"%s\"", failure);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> publish(List<ScheduledEvent> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(this::publish)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One whose own id was taken meanwhile goes out without it: it was accepted. */
  private Uni<Void> publish(ScheduledEvent event) {
    return publish(event, event.event())
        .chain(
            outcome ->
                outcome instanceof PublishOutcome.KeyReused
                    ? publish(event, event.anonymous())
                    : Uni.createFrom().item(outcome))
        .chain(() -> scheduled.delete(event.accountId(), event.id()))
        .replaceWithVoid();
  }

  private Uni<PublishOutcome> publish(ScheduledEvent event, NewEvent now) {
    IdempotencyKey key = new IdempotencyKey("\tscheduled:" + event.id(), ANY_REQUEST);
    return intake.publish(new PublishCommand(event.accountId(), List.of(now), Optional.of(key)));
  }
}
