package dev.hookferry.flow;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.flow.claim.Backlog;
import dev.hookferry.flow.publish.ScheduledEvents;
import dev.hookferry.flow.retention.ExpungeScheduler;
import dev.hookferry.flow.retention.Housekeeping;
import dev.hookferry.flow.retention.Rollups;
import dev.hookferry.job.JobTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns the line for as long as a request lasts: the engine's life where nobody turns it all the
 * time. Ticks may overlap, here and on other instances: each works on its own leases.
 */
@ApplicationScoped
public class Ticker {

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final DeliveryEngine engine;
  private final Backlog backlog;
  private final Housekeeping housekeeping;
  private final Rollups rollups;
  private final JobScheduler jobs;
  private final PublishScheduler scheduled;
  private final ScheduledEvents publications;
  private final NoticeScheduler notices;
  private final ExpungeScheduler expunging;
  private final EngineConfig bounds;
  private final Clock clock;
  private final Context context;

  Ticker(
      DeliveryEngine engine,
      Backlog backlog,
      Housekeeping housekeeping,
      Rollups rollups,
      JobScheduler jobs,
      PublishScheduler scheduled,
      ScheduledEvents publications,
      NoticeScheduler notices,
      ExpungeScheduler expunging,
      HookferryConfig config,
      Clock clock,
      Vertx vertx) {
    this.engine = engine;
    this.backlog = backlog;
    this.housekeeping = housekeeping;
    this.rollups = rollups;
    this.jobs = jobs;
    this.scheduled = scheduled;
    this.publications = publications;
    this.notices = notices;
    this.expunging = expunging;
    this.bounds = config.engine();
    this.clock = clock;
    this.context = vertx.getOrCreateContext();
  }

  /**
   * Ends when nothing more is due and no job wants a step soon, or when the request's bounds are
   * reached and all that was started is recorded; then statistics are added up and, once an hour,
   * the tables kept in order. Fails where the database does.
   */
  public Uni<TickReport> tick(TickRequest request) {
    TickBudget budget = new TickBudget(request);
    return Uni.createFrom()
        .deferred(() -> scheduled.run().chain(jobs::turn).call(() -> line(budget)))
        .call(turn -> budget.allows(turn) ? jobs.rest(turn) : NOTHING)
        .repeat()
        .whilst(budget::allows)
        .collect()
        .last()
        .call(jobs::sumUp)
        .call(notices::look)
        .call(expunging::run)
        .call(housekeeping::keepIfDue)
        .call(rollups::keep)
        .chain(turn -> backlog.read().map(left -> left(turn, left)))
        .chain(left -> publications.next().map(next -> left(next, left)))
        .map(left -> budget.report().leaving(left));
  }

  private Uni<TickReport> line(TickBudget budget) {
    return Uni.createFrom()
        .<TickReport>emitter(
            emitter -> new Tick(engine, bounds, context, budget.left(), emitter).start())
        .invoke(budget::spend);
  }

  /** So is an event that is to be published. */
  private static Backlog.State left(Optional<Instant> publication, Backlog.State lanes) {
    return new Backlog.State(
        lanes.due(),
        Stream.concat(lanes.nextDueAt().stream(), publication.stream()).min(Instant::compareTo));
  }

  /** A job that wants its next step is due like a delivery. */
  private Backlog.State left(JobTurn turn, Backlog.State lanes) {
    Optional<Instant> step = turn.next().map(clock.instant()::plus);
    return new Backlog.State(
        lanes.due(),
        Stream.concat(lanes.nextDueAt().stream(), step.stream()).min(Instant::compareTo));
  }
}
