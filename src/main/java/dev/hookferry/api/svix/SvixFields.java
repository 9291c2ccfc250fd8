package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.egress.HeaderRules;
import dev.hookferry.domain.signature.Ed25519;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What requests of this surface may say. */
final class SvixFields {

  private static final int MAX_METADATA_BYTES = 4096;
  private static final int MAX_HEADER_CHARACTERS = 4096;
  private static final int WEEK_SECONDS = 604_800;
  private static final int DAY_SECONDS = 86_400;
  private static final String NAME_PATTERN = "[a-zA-Z0-9\\-_.]{1,256}";
  private static final Pattern SECRET = Pattern.compile("(whsec_)?[a-zA-Z0-9+/=]{32,100}");

  private static final Set<String> FORBIDDEN_HEADERS =
      Set.of(
          "user-agent",
          "content-type",
          "content-length",
          "content-encoding",
          "host",
          "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "date",
          "cookie",
          "set-cookie",
          "forwarded",
          "via",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto");

  private static final List<String> FORBIDDEN_PREFIXES =
      List.of(
          "x-amz-",
          "x-amzn-",
          "x-google",
          "x-goog-",
          "x-gfe",
          "x-azure-",
          "x-fd-",
          "x-svix-",
          "svix-",
          "webhook-");

  private static final Type<String> TYPE_NAME = Type.text().bounded(Bound.pattern(NAME_PATTERN));
  private static final Type<List<String>> CHANNELS =
      Type.list(Type.text().bounded(Bound.pattern("[a-zA-Z0-9\\-_.]{1,128}")))
          .bounded(Bound.minItems(1))
          .bounded(Bound.maxItems(10))
          .then((channels, input, at) -> List.copyOf(new LinkedHashSet<>(channels)));
  private static final Type<Map<String, String>> METADATA_TYPE =
      Type.map(Type.text()).then(SvixFields::metadata);
  private static final Type<Map<String, String>> HEADERS_TYPE =
      Type.map(Type.text()).then(SvixFields::headers);

  static final Field<String> APP_NAME = Field.of("name", Type.text(1, 1024)).mandatory();
  static final Field<String> APP_UID = Field.of("uid", uid(SvixIds.APPLICATION)).orNull();
  static final Field<Map<String, String>> METADATA = Field.of("metadata", METADATA_TYPE).orNull();
  static final Field<Integer> THROTTLE_RATE =
      Field.of("throttleRate", Type.integer(1, 65_535)).orNull();
  static final Field<Integer> RATE_LIMIT = Field.of("rateLimit", Type.integer(1, 65_535)).orNull();

  static final Shape APPLICATION =
      Shape.of("SvixApplication", APP_NAME, APP_UID, METADATA, THROTTLE_RATE, RATE_LIMIT);
  static final Shape APPLICATION_CHANGE =
      Shape.of(
          "SvixApplicationChange",
          APP_NAME.optional(),
          APP_UID,
          METADATA,
          THROTTLE_RATE,
          RATE_LIMIT);

  static final Field<String> URL =
      Field.of("url", Type.text(1, 65_536).then(SvixFields::url)).mandatory();
  static final Field<String> DESCRIPTION = Field.of("description", Type.text()).otherwise("");
  static final Field<String> ENDPOINT_UID = Field.of("uid", uid(SvixIds.ENDPOINT)).orNull();
  static final Field<Boolean> DISABLED = Field.of("disabled", Type.bool()).otherwise(false);
  static final Field<List<String>> EVENT_TYPES =
      Field.of("eventTypes", Type.list(TYPE_NAME)).orNull();
  static final Field<List<String>> FILTER_TYPES =
      Field.of("filterTypes", Type.list(TYPE_NAME)).orNull();
  static final Field<List<String>> ENDPOINT_CHANNELS = Field.of("channels", CHANNELS).orNull();
  static final Field<String> SECRET_KEY =
      Field.of("secret", Type.text().then(SvixFields::secret)).orNull();
  static final Field<Map<String, String>> ENDPOINT_HEADERS =
      Field.of("headers", HEADERS_TYPE).orNull();

  static final Shape ENDPOINT =
      Shape.of(
          "SvixEndpoint",
          URL,
          DESCRIPTION,
          ENDPOINT_UID,
          DISABLED,
          EVENT_TYPES,
          FILTER_TYPES,
          ENDPOINT_CHANNELS,
          SECRET_KEY,
          METADATA,
          ENDPOINT_HEADERS,
          THROTTLE_RATE,
          RATE_LIMIT);
  static final Shape ENDPOINT_CHANGE =
      new Shape(
          "SvixEndpointChange", ENDPOINT.fields().stream().<Field<?>>map(Field::optional).toList());

  static final Field<Map<String, String>> HEADERS = Field.of("headers", HEADERS_TYPE).mandatory();
  static final Field<List<String>> DELETE_HEADERS =
      Field.of("deleteHeaders", Type.list(Type.text())).orNull();
  static final Shape HEADERS_PUT = Shape.of("SvixHeaders", HEADERS);
  static final Shape HEADERS_PATCH = Shape.of("SvixHeadersChange", HEADERS, DELETE_HEADERS);

  static final Field<String> KEY = Field.of("key", Type.text().then(SvixFields::secret)).orNull();
  static final Field<Integer> GRACE =
      Field.of("gracePeriodSeconds", Type.integer(0, WEEK_SECONDS)).orNull().otherwise(DAY_SECONDS);
  static final Shape ROTATION = Shape.of("SvixRotation", KEY, GRACE);

  static final Field<Instant> SINCE = Field.of("since", Type.time()).mandatory();
  static final Field<Instant> UNTIL = Field.of("until", Type.time()).orNull();
  static final Shape RECOVERY = Shape.of("SvixRecovery", SINCE, UNTIL);

  static final Field<Integer> REPLAY_STATUS = Field.of("status", Type.integer(0, 4)).orNull();
  static final Field<Integer> REPLAY_CLASS =
      Field.of("statusCodeClass", Type.integer(0, 500)).orNull();
  static final Field<String> REPLAY_CHANNEL = Field.of("channel", Type.text()).orNull();
  static final Field<String> REPLAY_TAG = Field.of("tag", Type.text()).orNull();
  static final Shape BULK_REPLAY =
      Shape.of(
          "SvixBulkReplay",
          SINCE,
          UNTIL,
          EVENT_TYPES,
          REPLAY_STATUS,
          REPLAY_CLASS,
          REPLAY_CHANNEL,
          REPLAY_TAG);

  static final Field<List<String>> MESSAGE_IDS =
      Field.of("ids", Type.list(Type.text().bounded(Bound.pattern(NAME_PATTERN))))
          .otherwise(List.of());
  static final Shape BULK_EXPUNGE = Shape.of("SvixBulkExpunge", MESSAGE_IDS);

  static final Field<String> EVENT_TYPE = Field.of("eventType", TYPE_NAME).mandatory();
  static final Shape PRECHECK = Shape.of("SvixPrecheck", EVENT_TYPE, ENDPOINT_CHANNELS);
  static final Shape EXAMPLE = Shape.of("SvixExample", EVENT_TYPE);

  static final Field<String> TYPE_NAME_FIELD = Field.of("name", TYPE_NAME).mandatory();
  static final Field<String> TYPE_DESCRIPTION = Field.of("description", Type.text()).mandatory();
  static final Field<Boolean> ARCHIVED = Field.of("archived", Type.bool()).otherwise(false);
  static final Field<Boolean> DEPRECATED = Field.of("deprecated", Type.bool()).otherwise(false);
  static final Field<Map<String, JsonNode>> SCHEMAS =
      Field.of("schemas", Type.map(Type.any())).orNull();
  static final Field<String> GROUP =
      Field.of("groupName", Type.text().bounded(Bound.pattern(NAME_PATTERN))).orNull();
  static final Field<String> FEATURE_FLAG =
      Field.of("featureFlag", Type.text().bounded(Bound.pattern(NAME_PATTERN))).orNull();
  static final Field<List<String>> FEATURE_FLAGS =
      Field.of("featureFlags", Type.list(Type.text().bounded(Bound.pattern(NAME_PATTERN))))
          .orNull();
  static final Shape TYPE_PUT =
      Shape.of(
          "SvixEventTypePut",
          TYPE_DESCRIPTION,
          ARCHIVED,
          DEPRECATED,
          SCHEMAS,
          GROUP,
          FEATURE_FLAG,
          FEATURE_FLAGS);
  static final Shape TYPE = TYPE_PUT.and(TYPE_NAME_FIELD).named("SvixEventType");
  static final Shape TYPE_CHANGE =
      Shape.of(
          "SvixEventTypeChange",
          TYPE_DESCRIPTION.optional(),
          ARCHIVED.optional(),
          DEPRECATED.optional(),
          SCHEMAS,
          GROUP,
          FEATURE_FLAG,
          FEATURE_FLAGS);

  static final Field<Boolean> DRY_RUN = Field.of("dryRun", Type.bool()).otherwise(false);
  static final Field<Boolean> REPLACE_ALL = Field.of("replaceAll", Type.bool()).otherwise(false);
  static final Field<JsonNode> SPEC = Field.of("spec", Type.any()).orNull();
  static final Field<String> SPEC_RAW = Field.of("specRaw", Type.text()).orNull();
  static final Shape IMPORT = Shape.of("SvixImport", DRY_RUN, REPLACE_ALL, SPEC, SPEC_RAW);

  static final Field<JsonNode> PAYLOAD = Field.of("payload", Type.any());
  static final Field<String> EVENT_ID = Field.of("eventId", uid(SvixIds.MESSAGE)).orNull();
  static final Field<Values> ON_THE_FLY =
      Field.of("application", Type.object(APPLICATION)).orNull();
  static final Field<Integer> RETENTION_DAYS =
      Field.of("payloadRetentionPeriod", Type.integer(1, 90)).orNull();
  static final Field<List<String>> TAGS =
      Field.of(
              "tags",
              Type.list(Type.text().bounded(Bound.pattern("[a-zA-Z0-9\\-_.]{1,128}")))
                  .bounded(Bound.maxItems(5))
                  .then((tags, input, at) -> List.copyOf(new LinkedHashSet<>(tags))))
          .orNull();
  static final Field<Instant> DELIVER_AT = Field.of("deliverAt", Type.time()).orNull();
  static final Shape MESSAGE =
      Shape.of(
          "SvixMessage",
          DELIVER_AT,
          EVENT_TYPE,
          EVENT_ID,
          ENDPOINT_CHANNELS,
          TAGS,
          ON_THE_FLY,
          RETENTION_DAYS);

  static final Field<List<String>> CAPABILITIES =
      Field.of("capabilities", Type.list(Type.text())).orNull();
  static final Field<Boolean> READ_ONLY = Field.of("readOnly", Type.bool()).orNull();
  static final Field<Integer> EXPIRY =
      Field.of("expiry", Type.integer(3600, WEEK_SECONDS)).orNull().otherwise(WEEK_SECONDS);
  private static final Type<String> SESSION =
      Type.text().bounded(Bound.pattern("[a-zA-Z0-9@_\\-]{1,64}"));
  static final Field<String> SESSION_ID = Field.of("sessionId", SESSION).orNull();
  static final Field<List<String>> SESSION_IDS =
      Field.of("sessionIds", Type.list(SESSION).bounded(Bound.maxItems(1000))).orNull();
  static final Field<Integer> EXPIRE_AFTER = Field.of("expiry", Type.integer(0, 259_200)).orNull();
  static final Shape EXPIRE_ALL = Shape.of("SvixExpireAll", EXPIRE_AFTER, SESSION_IDS);
  static final Shape ACCESS =
      Shape.of(
          "SvixAccess", CAPABILITIES, READ_ONLY, EXPIRY, FEATURE_FLAGS, SESSION_ID, ON_THE_FLY);

  private SvixFields() {}

  private static Type<String> uid(SvixIds ids) {
    return Type.text()
        .bounded(Bound.pattern(NAME_PATTERN))
        .then(
            (uid, input, at) ->
                ids.begins(uid)
                    ? at.refuse(
                        "Uids are not allowed to have the same prefix as the ID. Prefix with _?",
                        input)
                    : uid);
  }

  private static String url(String text, JsonNode input, Problems at) {
    return SvixUrls.normal(text)
        .orElseGet(() -> at.refuse("Endpoint URL must be a http or https URL", input));
  }

  private static String secret(String text, JsonNode input, Problems at) {
    if (text != null && Ed25519.isKey(text)) {
      return text;
    }
    if (text == null || !SECRET.matcher(text).matches()) {
      return at.refuse(
          "must be whsec_ and Base64 of 24 to 75 bytes, or whsk_ and Base64 of an Ed25519 key",
          input);
    }
    String whole = text.startsWith("whsec_") ? text : "whsec_" + text;
    try {
      java.util.Base64.getDecoder().decode(whole.substring("whsec_".length()));
      return whole;
    } catch (IllegalArgumentException e) {
      return at.refuse(
          "must be whsec_ and Base64 of 24 to 75 bytes, or whsk_ and Base64 of an Ed25519 key",
          input);
    }
  }

  private static Map<String, String> metadata(
      Map<String, String> metadata, JsonNode input, Problems at) {
    return input.toString().getBytes(StandardCharsets.UTF_8).length > MAX_METADATA_BYTES
        ? at.refuse("metadata may have at most 4096 bytes", input)
        : metadata;
  }

  private static Map<String, String> headers(
      Map<String, String> headers, JsonNode input, Problems at) {
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!HeaderRules.isName(name) || isForbidden(lower)) {
            at.at(name).refuse("header name is not allowed", input);
          } else if (!HeaderRules.isValue(value) || value.length() > MAX_HEADER_CHARACTERS) {
            at.at(name).refuse("header value is not allowed", input);
          }
        });
    return headers;
  }

  private static boolean isForbidden(String lower) {
    return FORBIDDEN_HEADERS.contains(lower)
        || HeaderRules.isNeverSent(lower)
        || FORBIDDEN_PREFIXES.stream().anyMatch(lower::startsWith);
  }
}
