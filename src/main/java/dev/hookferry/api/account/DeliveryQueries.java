package dev.hookferry.api.account;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads which deliveries a caller asks for, among those that it may see. */
final class DeliveryQueries {

  /** Never the id of anything: an odd id is an unknown one. */
  private static final UUID NONE = new UUID(0, 0);

  private static final Type<Status> STATUS =
      Scalars.oneOf("scheduled", "rescheduled", "succeeded", "failed")
          .then((text, input, problems) -> Status.valueOf(text.toUpperCase(Locale.ROOT)));

  private DeliveryQueries() {}

  /** The newest deliveries that the caller may see. */
  static DeliveryQuery newest(Caller caller, int limit) {
    return new DeliveryQuery(
        caller.accountId(),
        Optional.empty(),
        caller.scope(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        limit);
  }

  static DeliveryQuery read(Caller caller, Query query) {
    Optional<UUID> endpoint = query.optional("endpoint_id", id(PublicId.ENDPOINT));
    Optional<UUID> event = query.optional("event_id", id(PublicId.EVENT));
    Optional<Status> status = query.optional("status", STATUS);
    Optional<UUID> job = query.optional("job_id", id(PublicId.JOB));
    return new DeliveryQuery(
            caller.accountId(),
            Optional.empty(),
            caller.scope(),
            endpoint,
            event.map(List::of).orElse(List.of()),
            status.map(Set::of).orElse(Set.of()),
            query.optional("type", Scalars.STRING),
            query.<Instant>optional("since", Scalars.DATETIME),
            query.<Instant>optional("until", Scalars.DATETIME),
            false,
            query.cursor(),
            0,
            query.limit())
        .ofJob(job);
  }

  private static Type<UUID> id(PublicId form) {
    return Scalars.STRING.then((text, input, problems) -> form.parse(text).orElse(NONE));
  }
}
