package dev.hookferry.flow.fanout;

import dev.hookferry.ops.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what is published. */
@Startup // a scrape finds them before they count anything
@ApplicationScoped
class PublishMeters {

  private final Counter events;
  private final Counter deliveries;
  private final DistributionSummary batch;

  PublishMeters(MeterRegistry meters) {
    events = meters.counter(MetricNames.EVENTS_PUBLISHED);
    deliveries = meters.counter(MetricNames.DELIVERIES_CREATED);
    batch = meters.summary(MetricNames.PUBLISH_BATCH);
  }

  /** One statement stored these. */
  void stored(List<Matched> submissions) {
    int count = submissions.stream().mapToInt(matched -> matched.endpoints().size()).sum();
    events.increment(count);
    batch.record(count);
    deliveries.increment(submissions.stream().mapToInt(Matched::deliveries).sum());
  }
}
