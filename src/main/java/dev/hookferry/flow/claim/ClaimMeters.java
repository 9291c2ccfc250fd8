package dev.hookferry.flow.claim;

import dev.hookferry.ops.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Counts what claims take. */
@Startup // a scrape finds them before they count anything
@ApplicationScoped
class ClaimMeters {

  private final DistributionSummary batch;
  private final Timer lag;
  private final Counter takenOver;

  ClaimMeters(MeterRegistry meters) {
    batch = meters.summary(MetricNames.CLAIM_BATCH);
    lag = meters.timer(MetricNames.DELIVERY_LAG);
    takenOver = meters.counter(MetricNames.LEASES_TAKEN_OVER);
  }

  void claimed(int deliveries) {
    batch.record(deliveries);
  }

  /**
   * One of them.
   *
   * @param dueFor how long it was due, or its last lease over
   */
  void taken(Duration dueFor, boolean fromAnother) {
    lag.record(dueFor);
    takenOver.increment(fromAnother ? 1 : 0);
  }
}
