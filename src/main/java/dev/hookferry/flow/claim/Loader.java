package dev.hookferry.flow.claim;

import dev.hookferry.domain.model.Event;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what sending a batch needs. */
@ApplicationScoped
class Loader {

  private static final Duration LONGEST_READ = Duration.ofSeconds(10);
  private static final int TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Receivers receivers;
  private final Events events;

  Loader(Receivers receivers, Events events) {
    this.receivers = receivers;
    this.events = events;
  }

  /** As many jobs as leases. Tried a few times: giving up would cost each of them its lease. */
  Uni<List<Job>> load(List<Lease> leases) {
    return leases.isEmpty() ? Uni.createFrom().item(List.of()) : tried(() -> read(leases));
  }

  private static Uni<List<Job>> tried(Supplier<Uni<List<Job>>> reading) {
    return Uni.createFrom()
        .deferred(reading::get)
        .ifNoItem()
        .after(LONGEST_READ)
        .fail()
        .onFailure()
        .retry()
        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
        .atMost(TRIES);
  }

  /** The same where the events are there already: only receivers that are not known are read. */
  Uni<List<Job>> load(List<Lease> leases, Map<UUID, Event> events) {
    return tried(
        () ->
            receivers
                .of(leases)
                .map(found -> leases.stream().map(lease -> job(lease, found, events)).toList()));
  }

  private Uni<List<Job>> read(List<Lease> leases) {
    return Uni.combine()
        .all()
        .unis(receivers.of(leases), events.of(leases))
        .with((found, read) -> leases.stream().map(lease -> job(lease, found, read)).toList());
  }

  private static Job job(Lease lease, Receivers.Found found, Map<UUID, Event> events) {
    return new Job(
        lease,
        Optional.ofNullable(found.readable().get(lease.endpointId())),
        found.sealed().contains(lease.endpointId()),
        Optional.ofNullable(events.get(lease.eventId())));
  }
}
