package dev.hookferry.flow;

import dev.hookferry.config.EngineConfig;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.flow.claim.Backlog;
import dev.hookferry.flow.retention.Housekeeping;
import dev.hookferry.flow.retention.Rollups;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Turns the line for as long as a request lasts: the engine's life where nobody turns it all the
 * time. Ticks may overlap, here and on other instances: each works on its own leases.
 */
@ApplicationScoped
public class Ticker {

  private final DeliveryEngine engine;
  private final Backlog backlog;
  private final Housekeeping housekeeping;
  private final Rollups rollups;
  private final EngineConfig bounds;
  private final Context context;

  Ticker(
      DeliveryEngine engine,
      Backlog backlog,
      Housekeeping housekeeping,
      Rollups rollups,
      HookferryConfig config,
      Vertx vertx) {
    this.engine = engine;
    this.backlog = backlog;
    this.housekeeping = housekeeping;
    this.rollups = rollups;
    this.bounds = config.engine();
    this.context = vertx.getOrCreateContext();
  }

  /**
   * Ends when nothing more is due, or when the request's bounds are reached and all that was
   * started is recorded; then statistics are added up and, once an hour, the tables kept in order.
   * Fails where the database does.
   */
  public Uni<TickReport> tick(TickRequest request) {
    return Uni.createFrom()
        .<TickReport>emitter(emitter -> new Tick(engine, bounds, context, request, emitter).start())
        .call(housekeeping::keepIfDue)
        .call(rollups::keep)
        .chain(done -> backlog.read().map(done::leaving));
  }
}
