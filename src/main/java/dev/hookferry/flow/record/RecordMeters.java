package dev.hookferry.flow.record;

import dev.hookferry.ops.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what is recorded. */
@Startup // a scrape finds them before they count anything
@ApplicationScoped
class RecordMeters {

  private final Timer succeeded;
  private final Timer rescheduled;
  private final Timer failed;
  private final Timer abandoned;
  private final Counter leasesLost;
  private final Counter gone;
  private final Counter failing;

  RecordMeters(MeterRegistry meters) {
    succeeded = attempts(meters, "succeeded");
    rescheduled = attempts(meters, "rescheduled");
    failed = attempts(meters, "failed");
    abandoned = attempts(meters, "abandoned");
    leasesLost = meters.counter(MetricNames.LEASES_LOST);
    gone = disabled(meters, "gone");
    failing = disabled(meters, "failing");
  }

  private static Timer attempts(MeterRegistry meters, String outcome) {
    return meters.timer(MetricNames.ATTEMPTS, MetricNames.OUTCOME, outcome);
  }

  private static Counter disabled(MeterRegistry meters, String reason) {
    return meters.counter(MetricNames.ENDPOINTS_DISABLED, MetricNames.REASON, reason);
  }

  /**
   * A batch is recorded.
   *
   * @param counted how many of the outcomes counted
   */
  void recorded(List<Outcome> batch, int counted) {
    batch.forEach(this::recorded);
    leasesLost.increment(batch.size() - counted);
  }

  private void recorded(Outcome outcome) {
    switch (outcome) {
      case Outcome.Succeeded done -> succeeded.record(done.answer().duration());
      case Outcome.Rescheduled again -> rescheduled.record(again.answer().duration());
      case Outcome.Failed last -> failed.record(last.answer().duration());
      case Outcome.Abandoned cut -> abandoned.record(cut.answer().duration());
      case Outcome.Dropped unsent -> {}
      case Outcome.Released unsent -> {}
    }
  }

  void disabledAsGone(int endpoints) {
    gone.increment(endpoints);
  }

  void disabledAsFailing(int endpoints) {
    failing.increment(endpoints);
  }
}
