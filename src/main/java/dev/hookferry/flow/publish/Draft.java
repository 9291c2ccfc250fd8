package dev.hookferry.flow.publish;

import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** An event with all that its row needs. */
public record Draft(UUID id, NewEvent event, Instant occurredAt) {

  /**
   * The event under the id that its audience fixes, else under a new one.
   *
   * @param place in its batch, from 0: the ids of a batch are in its order
   */
  public static Draft of(NewEvent event, int place, Instant now, RandomGenerator random) {
    UUID id =
        switch (event.audience()) {
          case Audience.Everyone everyone when everyone.eventId() != null -> everyone.eventId();
          case Audience.Everyone everyone ->
              Ids.next(now.plusNanos(place * (long) Ids.NANOS_APART), random);
          case Audience.Only only -> only.eventId();
          case Audience.Nobody nobody -> nobody.eventId();
        };
    Instant at = event.occurredAt() == null ? now : event.occurredAt();
    return new Draft(id, event, at.truncatedTo(ChronoUnit.MICROS)); // as the table holds it
  }

  public Scope scope() {
    return event.scope();
  }
}
