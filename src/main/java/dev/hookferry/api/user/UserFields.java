package dev.hookferry.api.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import java.time.Instant;
import java.util.List;

/** What requests of a user may say. */
final class UserFields {

  /** Every type of event, undocumented ones too. */
  static final String ALL = "all";

  static final Field<String> URL =
      Field.of("url", Type.text().format("uri").bounded(Bound.httpsUrl()))
          .mandatory()
          .doc("Called when an event is triggered; https.")
          .example("https://example.com/webhook");
  static final Field<List<String>> EVENTS =
      Field.of(
              "events",
              Type.list(
                      Type.oneOf(
                              ALL,
                              "facility.user-connection.accepted",
                              "facility.user-connection.rejected",
                              "facility.creation.accepted",
                              "facility.creation.rejected")
                          .named("UserEventType"))
                  .bounded(Bound.minItems(1)))
          .mandatory()
          .doc("What the webhook listens to.")
          .example(List.of("facility.creation.accepted"));
  static final Field<List<String>> SECRETS =
      Field.of(
              "secrets",
              Type.list(Type.text().bounded(Bound.notEmpty())).bounded(Bound.maxItems(2)))
          .doc("Sign the payload; one is made where none is given.")
          .example(List.of("sDV1aKqitCLClI12m7UPFbAAvZfZquJw"));

  static final Shape CREATION = Shape.of("NewUserWebhook", URL, EVENTS, SECRETS);
  static final Shape CHANGE =
      Shape.of(
          "UserWebhookChange",
          URL.optional().doc("Called when an event is triggered; https. Kept where left out."),
          EVENTS,
          SECRETS.doc("Sign the payload. Kept where left out; one is made for an empty list."));

  static final Field<String> EVENT_TYPE =
      Field.of("eventType", Type.text()).doc("Of this type; `all` is every type.");
  static final Field<Instant> START_DATE =
      Field.of("startDate", Type.time()).doc("From this time on.");
  static final Field<Instant> END_DATE = Field.of("endDate", Type.time()).doc("Before this time.");
  static final Field<Integer> LIMIT = Field.of("limit", Type.integer(0, 100)).otherwise(10);
  static final Field<Integer> OFFSET = Field.of("offset", Type.integer(0)).otherwise(0);
  static final Field<String> SORT_DIRECTION =
      Field.of("sortDirection", Type.oneOf("ASC", "DESC")).otherwise("DESC");

  static final Shape LOGS =
      Shape.of("UserLogQuery", EVENT_TYPE, START_DATE, END_DATE, LIMIT, OFFSET, SORT_DIRECTION);

  private UserFields() {}

  /** As Express's strict parser: nothing at all is an empty object, and a lone value is no JSON. */
  static JsonNode json(byte[] body) {
    return switch (JsonBodies.parse(body)) {
      case Body.Empty nothing -> JsonNodeFactory.instance.objectNode();
      case Body.Parsed parsed when parsed.json().isContainerNode() -> parsed.json();
      case Body.Parsed value -> throw new ApiException(new ApiError.Malformed(0, "a lone value"));
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
    };
  }
}
