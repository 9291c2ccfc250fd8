package dev.hookferry.flow;

import dev.hookferry.domain.lane.LaneChanged;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.pace.DeliveryScheduler;
import dev.hookferry.flow.pace.Notifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Set;

/** Has lanes looked at where something may go now: here at once, and by all other instances. */
@ApplicationScoped
class LaneWaker {

  private final DeliveryScheduler scheduler;
  private final Notifier notifier;

  LaneWaker(DeliveryScheduler scheduler, Notifier notifier) {
    this.scheduler = scheduler;
    this.notifier = notifier;
  }

  void wake(Collection<LaneKey> lanes) {
    scheduler.wake(lanes);
    notifier.announce(lanes);
  }

  void changed(@Observes LaneChanged change) {
    wake(Set.of(change.lane()));
  }
}
