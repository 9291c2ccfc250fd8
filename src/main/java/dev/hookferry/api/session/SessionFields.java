package dev.hookferry.api.session;

import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.envelope.SessionEnvelope;
import java.util.List;
import java.util.Map;

/** What requests about sessions and their webhooks may say. */
final class SessionFields {

  static final String DEFAULT_METHOD = "post";
  static final long MAX_LIMIT = 100;

  /** For documents that name the schema which they keep to; nothing comes of it. */
  private static final Field<String> SCHEMA = Field.of("$schema", Type.text().format("uri"));

  static final Field<Double> BACKOFF_MULTIPLIER =
      Field.of("backoff_multiplier", Type.decimal(1)).mandatory().example(2);
  static final Field<List<String>> EVENTS =
      Field.of(
              "events",
              Type.list(
                      Type.oneOf("failed_attempt", "new_connection", "verified", "status_changed")
                          .named("SessionEventType"))
                  .then((events, input, at) -> events.stream().distinct().toList()))
          .orNull()
          .doc("All where it is left out, null or empty.")
          .example(List.of("verified"));
  static final Field<Map<String, List<String>>> HEADERS =
      Field.of(
              "headers",
              Type.map(
                      Bound.pattern("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"),
                      Type.list(Type.text().bounded(Bound.pattern("^[\\t -~]*$"))).orNull())
                  .bounded(Bound.maxProperties(20))
                  .bounded(Bound.maxJson(4096)))
          .orNull()
          .doc("Kept where it is left out; null: none.")
          .example(Map.of("X-Team", List.of("blue")));
  static final Field<Long> INITIAL_BACKOFF =
      Field.of("initial_backoff", Type.int64(1)).mandatory().doc("In seconds.").example(10);
  static final Field<String> METHOD =
      Field.of("method", Type.oneOf(DEFAULT_METHOD, "put", "patch").named("SessionWebhookMethod"))
          .otherwise(DEFAULT_METHOD)
          .example(DEFAULT_METHOD);
  static final Field<Long> RETRIES = Field.of("retries", Type.int32(0)).mandatory().example(3);
  static final Field<String> URL =
      Field.of("url", Type.url())
          .doc("Absolute, http or https. Kept where it is left out.")
          .example("https://example.com/hook");

  static final Shape CHANGE =
      Shape.of(
          "SessionWebhookChange",
          SCHEMA,
          BACKOFF_MULTIPLIER,
          EVENTS,
          HEADERS,
          INITIAL_BACKOFF,
          METHOD,
          RETRIES,
          URL);

  static final Shape NEW_WEBHOOK =
      Shape.of(
          "NewSessionWebhook",
          SCHEMA,
          BACKOFF_MULTIPLIER.optional().otherwise(SessionEnvelope.BACKOFF_MULTIPLIER),
          EVENTS,
          HEADERS,
          INITIAL_BACKOFF.optional().otherwise(SessionEnvelope.INITIAL_BACKOFF_SECONDS),
          METHOD,
          RETRIES.optional().otherwise(0L),
          URL.mandatory().doc("Absolute, http or https."));

  static final Field<String> ID =
      Field.of(
              "id",
              Type.text()
                  .bounded(Bound.minLength(1))
                  .bounded(Bound.maxUnits(255))
                  .bounded(Bound.storable()))
          .doc("Made up where it is left out.")
          .example("s-1");
  static final Field<List<Values>> WEBHOOKS =
      Field.of("webhooks", Type.list(Type.object(NEW_WEBHOOK)))
          .orNull()
          .example(List.of(Map.of("url", "https://example.com/hook")));

  static final Shape NEW_SESSION = Shape.of("NewSession", SCHEMA, ID, WEBHOOKS);

  static final Field<Long> OFFSET = Field.of("offset", Type.int32(0)).otherwise(0L);
  static final Field<Long> LIMIT =
      Field.of("limit", Type.int32(1)).otherwise(MAX_LIMIT).doc("Items on a page; 100 at most.");
  static final Shape LIST = Shape.of("SessionPageQuery", OFFSET, LIMIT);

  private SessionFields() {}
}
