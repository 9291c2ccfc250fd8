package dev.hookferry.flow;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.TransientFailure;
import dev.hookferry.flow.claim.Backlog;
import dev.hookferry.flow.claim.InFlight;
import dev.hookferry.flow.claim.Lanes;
import dev.hookferry.ops.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Shows how the line stands. The backlog is asked for at long intervals, not by who looks. */
@Startup
@ApplicationScoped
class LineGauges {

  private static final Logger LOG = Logger.getLogger(LineGauges.class);
  private static final Backlog.State NOTHING = new Backlog.State(0, Optional.empty());

  private final Backlog backlog;
  private final Clock clock;
  private final boolean works;
  private volatile Backlog.State last = NOTHING;

  LineGauges(
      MeterRegistry meters,
      InFlight inFlight,
      Lanes lanes,
      Backlog backlog,
      Clock clock,
      HookferryConfig config) {
    this.backlog = backlog;
    this.clock = clock;
    this.works = config.role().turnsEngine();
    Gauge.builder(MetricNames.IN_FLIGHT, inFlight, InFlight::deliveries).register(meters);
    Gauge.builder(MetricNames.CIRCUITS_OPEN, lanes, Lanes::openCircuits).register(meters);
    if (works) {
      Gauge.builder(MetricNames.BACKLOG_DUE, () -> last.due()).register(meters);
      Gauge.builder(MetricNames.BACKLOG_AGE, () -> age(last)).register(meters);
    }
  }

  @Scheduled(
      every = "${hookferry.engine.backlog-interval}",
      delayed = "2S",
      concurrentExecution = SKIP)
  @Timeout(value = 5, unit = SECONDS)
  @Retry(maxRetries = 1, delay = 1, delayUnit = SECONDS)
  @RetryWhen(exception = TransientFailure.class)
  @Fallback(fallbackMethod = "keepLast")
  Uni<Void> read() {
    return works
        ? backlog.read().invoke(state -> last = state).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  Uni<Void> keepLast(Throwable failure) {
    LOG.debugf("backlog not read error=\"%s\"", failure.getMessage());
    return Uni.createFrom().voidItem();
  }

  /** Seconds; it grows between two looks, as the backlog does. */
  private double age(Backlog.State state) {
    Instant now = clock.instant();
    return state
        .nextDueAt()
        .filter(due -> state.due() > 0 && due.isBefore(now))
        .map(due -> Duration.between(due, now).toMillis() / 1000.0)
        .orElse(0.0);
  }
}
