package dev.hookferry.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** What requests of a device may say. Types are strict; null is as good as left out. */
final class DeviceFields {

  static final String ACTIVE = "active";
  static final String DISABLED = "disabled";

  static final Field<String> URL =
      Field.of("url", Type.url().bounded(Bound.minLength(4)).bounded(Bound.maxLength(2000)))
          .mandatory()
          .doc("Webhook server address.")
          .example("https://example.com/hook");
  static final Field<String> SECRET =
      Field.of("secret", Type.text(16, 128))
          .doc("Key of the HMAC-SHA256 that signs the payload. Kept where it is left out.")
          .example("0123456789abcdef");
  static final Field<String> STATUS =
      Field.of("status", Type.oneOf(ACTIVE, DISABLED)).mandatory().example(ACTIVE);
  static final Field<Long> TIMEOUT =
      Field.of("timeout", Type.whole(1000, 30_000).format("int32"))
          .doc("Of the whole request, in ms. Kept where it is left out; 10000 at first.")
          .example(10_000);
  static final Field<DeviceHeaders> HEADERS =
      Field.of("headers", Type.text().then(DeviceHeaders::read))
          .doc("A JSON object as text, name to value. Kept where it is left out.")
          .example("{\"X-Env\":\"prod\"}");
  static final Field<String> DESCRIPTION =
      Field.of("description", Type.text(0, 1000)).example("front door");
  static final Field<List<String>> EVENT_TYPES =
      Field.of(
              "event_types",
              Type.list(Type.oneOf(DeviceEventTypes.ALL).named("DeviceEventType"))
                  .bounded(Bound.minItems(1)))
          .mandatory()
          .example(List.of("log.door_was_opened"));
  static final Field<Long> MAX_RETRIES =
      Field.of("max_retries", Type.whole(1, 5).format("int32"))
          .mandatory()
          .doc("Retries after the first failure.")
          .example(3);

  static final Shape WEBHOOK =
      Shape.of(
          "DeviceWebhookInput",
          URL,
          SECRET,
          STATUS,
          TIMEOUT,
          HEADERS,
          DESCRIPTION,
          EVENT_TYPES,
          MAX_RETRIES);

  static final Field<Long> LIMIT =
      Field.of("limit", Type.among(10, 20, 30, 50)).otherwise(10L).doc("Items on a page.");
  static final Field<Long> PAGE_NUMBER =
      Field.of("page_number", Type.whole(1, 9_999_999)).otherwise(1L);
  static final Field<String> SORT_FIELD =
      Field.of(
              "sort_field",
              Type.oneOf("uid", "url", "status", "description", "timeout", "max_retries"))
          .doc("A member of the items.");

  /** Every one of them means an event's age. */
  static final Field<String> EVENT_SORT_FIELD =
      Field.of("sort_field", Type.oneOf("uid", "event_id", "created_at"))
          .doc("A member of the items.");

  static final Field<String> SORT_TYPE =
      Field.of("sort_type", Type.oneOf("asc", "desc")).otherwise("asc");
  static final Field<String> FILTER =
      Field.of("filter", Type.text())
          .doc("Of webhooks: a text in their URL or description. Else: an event type.");
  static final Field<Instant> FROM =
      Field.of("from", Type.text().then(DeviceFields::instant))
          .doc("From this time on, in ms since 1970, or in ISO 8601.");
  static final Field<Instant> TO =
      Field.of("to", Type.text().then(DeviceFields::instant))
          .doc("Before this time, in ms since 1970, or in ISO 8601.");

  static final Shape LIST =
      Shape.of("DeviceWebhookQuery", LIMIT, PAGE_NUMBER, SORT_FIELD, SORT_TYPE, FILTER);
  static final Shape EVENT_LIST =
      Shape.of(
          "DeviceEventQuery", LIMIT, PAGE_NUMBER, EVENT_SORT_FIELD, SORT_TYPE, FILTER, FROM, TO);
  static final Shape RETRY_LIST =
      Shape.of("DeviceRetryQuery", LIMIT, PAGE_NUMBER, EVENT_SORT_FIELD, SORT_TYPE, FILTER);
  static final Shape WINDOW = Shape.of("DeviceWindowQuery", FROM, TO);

  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,14}");

  private DeviceFields() {}

  private static Instant instant(String text, JsonNode input, Problems at) {
    try {
      return MILLIS.matcher(text).matches()
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return at.wrongType("time", input);
    }
  }
}
