package dev.hookferry.flow.claim;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.TransientFailure;
import dev.hookferry.domain.model.Event;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Reads what sending a batch needs. */
@ApplicationScoped
class Loader {

  private static final Duration LONGEST_READ = Duration.ofSeconds(10);
  private static final int TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final ReceiverReader receivers;
  private final EventReader events;

  Loader(ReceiverReader receivers, EventReader events) {
    this.receivers = receivers;
    this.events = events;
  }

  /**
   * As many as there are leases. Tried a few times: giving up would cost each of them its lease.
   */
  @Retry(maxRetries = 5, delay = 50, jitter = 25)
  @ExponentialBackoff(maxDelay = 1_000)
  @RetryWhen(exception = TransientFailure.class)
  @Timeout(value = 10, unit = SECONDS)
  Uni<List<ClaimedDelivery>> load(List<Lease> leases) {
    return leases.isEmpty() ? Uni.createFrom().item(List.of()) : read(leases);
  }

  /**
   * The same where the events are there already: only receivers that are not known are read. Mostly
   * all are, so that the annotations would cost more than the work.
   */
  Uni<List<ClaimedDelivery>> load(List<Lease> leases, Map<UUID, Event> events) {
    return Uni.createFrom()
        .deferred(() -> receivers.of(leases))
        .ifNoItem()
        .after(LONGEST_READ)
        .fail()
        .onFailure(new TransientFailure())
        .retry()
        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
        .atMost(TRIES)
        .map(found -> leases.stream().map(lease -> delivery(lease, found, events)).toList());
  }

  private Uni<List<ClaimedDelivery>> read(List<Lease> leases) {
    return Uni.combine()
        .all()
        .unis(receivers.of(leases), events.of(leases))
        .with((found, read) -> leases.stream().map(lease -> delivery(lease, found, read)).toList());
  }

  private static ClaimedDelivery delivery(
      Lease lease, ReceiverReader.Found found, Map<UUID, Event> events) {
    return new ClaimedDelivery(
        lease,
        Optional.ofNullable(found.readable().get(lease.endpointId())),
        found.sealed().contains(lease.endpointId()),
        Optional.ofNullable(events.get(lease.eventId())));
  }
}
