package dev.hookferry.api.account;

import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Status;
import java.util.Locale;
import java.util.UUID;

/** Deliveries as they are looked for. */
final class DeliveryFields {

  /** Never the id of anything: an odd id is an unknown one. */
  private static final UUID NONE = new UUID(0, 0);

  static final Field<UUID> ENDPOINT_ID = Field.of("endpoint_id", id(PublicId.ENDPOINT));
  static final Field<UUID> EVENT_ID = Field.of("event_id", id(PublicId.EVENT));
  static final Field<Status> STATUS =
      Field.of(
          "status",
          Type.oneOf("scheduled", "rescheduled", "succeeded", "failed")
              .then((text, input, at) -> Status.valueOf(text.toUpperCase(Locale.ROOT))));

  static final Field<UUID> JOB_ID =
      Field.of("job_id", id(PublicId.JOB)).doc("Those that this job made.");

  static final Shape LIST =
      Shape.of(
          "DeliveryQuery",
          ENDPOINT_ID,
          EVENT_ID,
          STATUS,
          JOB_ID,
          EventFields.TYPE_OF_LIST,
          SearchFields.RESPONSE_STATUS,
          SearchFields.ERROR,
          SearchFields.TEXT,
          PageFields.SINCE,
          PageFields.UNTIL,
          PageFields.CURSOR,
          PageFields.LIMIT);

  private DeliveryFields() {}

  private static Type<UUID> id(PublicId form) {
    return Type.text().then((text, input, at) -> form.parse(text).orElse(NONE));
  }
}
