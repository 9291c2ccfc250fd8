package dev.hookferry.api.svix;

import static dev.hookferry.api.svix.SvixFields.*;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.Labels;
import dev.hookferry.domain.model.ScheduledEvent;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.SvixEnvelope;
import dev.hookferry.history.AttemptRecord;
import dev.hookferry.history.Destination;
import dev.hookferry.history.Status;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.eventtype.EventType;
import dev.hookferry.registry.scope.Application;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Between the wire and the core. */
@ApplicationScoped
class SvixMapper {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ALL = List.of("*");
  private static final String EXPIRED = "{\"expired\":true}";

  private static final Set<String> SENSITIVE =
      Set.of(
          "x-auth-token",
          "x-api-key",
          "www-authenticate",
          "authorization",
          "proxy-authorization",
          "proxy-authenticate");

  private final RandomGenerator random;

  SvixMapper(RandomGenerator random) {
    this.random = random;
  }

  static void apply(Values values, Application application) {
    values.ifStated(APP_NAME, name -> application.name = name);
    values.ifStated(APP_UID, uid -> application.externalId = uid);
    values.ifStated(METADATA, metadata -> application.metadata = orNone(metadata));
    values.ifStated(RATE_LIMIT, rate -> application.rateLimitPerSecond = rate);
    values.ifStated(THROTTLE_RATE, rate -> application.rateLimitPerSecond = rate);
  }

  /** What a request leaves out takes its default. */
  static void replace(Values values, Application application) {
    application.externalId = null;
    application.metadata = new LinkedHashMap<>();
    application.rateLimitPerSecond = null;
    apply(values, application);
  }

  private static Map<String, Object> orNone(Map<String, String> metadata) {
    return metadata == null ? new LinkedHashMap<>() : new LinkedHashMap<>(metadata);
  }

  static ObjectNode json(Application application) {
    ObjectNode json = object().put("id", SvixIds.APPLICATION.of(application.id));
    json.put("name", application.name);
    putIf(json, "uid", application.externalId);
    putIf(json, "throttleRate", application.rateLimitPerSecond);
    putIf(json, "rateLimit", application.rateLimitPerSecond);
    json.set("metadata", JSON.valueToTree(application.metadata));
    return json.put("createdAt", IsoTime.micros(application.createdAt))
        .put("updatedAt", IsoTime.micros(application.updatedAt));
  }

  Endpoint draft(Application application, Values values) {
    Endpoint draft = new Endpoint();
    draft.accountId = application.accountId;
    draft.surface = SvixEnvelope.NAME;
    draft.scopeKind = application.scope().kind().text();
    draft.scopeId = application.scope().id();
    draft.timeoutMs = (int) SvixEnvelope.TIMEOUT.toMillis();
    draft.retries = SvixEnvelope.RETRIES;
    draft.secrets = List.of(values.optional(SECRET_KEY).orElseGet(this::newSecret));
    replace(values, draft);
    throttle(application, draft);
    return draft;
  }

  String newSecret() {
    return Secrets.standard(random);
  }

  /** What a request leaves out takes its default; secret and headers stay. */
  static void replace(Values values, Endpoint endpoint) {
    endpoint.description = "";
    endpoint.externalId = null;
    endpoint.statedRateLimit = null;
    endpoint.patterns = ALL;
    endpoint.channels = null;
    endpoint.metadata = new LinkedHashMap<>();
    endpoint.enabled = !values.get(DISABLED);
    apply(values, endpoint);
  }

  static void apply(Values values, Endpoint endpoint) {
    if (values.states(EVENT_TYPES) && values.states(FILTER_TYPES)) {
      throw SvixRefusal.invalid("duplicate field `eventTypes`", "body");
    }
    values.ifStated(URL, url -> endpoint.url = url);
    values.ifStated(DESCRIPTION, text -> endpoint.description = text);
    values.ifStated(ENDPOINT_UID, uid -> endpoint.externalId = uid);
    values.ifStated(DISABLED, disabled -> endpoint.enabled = !disabled);
    values.ifStated(EVENT_TYPES, types -> endpoint.patterns = orAll(types));
    values.ifStated(FILTER_TYPES, types -> endpoint.patterns = orAll(types));
    values.ifStated(ENDPOINT_CHANNELS, channels -> endpoint.channels = channels);
    values.ifStated(METADATA, metadata -> endpoint.metadata = orNone(metadata));
    values.ifStated(RATE_LIMIT, rate -> endpoint.statedRateLimit = rate);
    values.ifStated(THROTTLE_RATE, rate -> endpoint.statedRateLimit = rate);
    values.optional(ENDPOINT_HEADERS).ifPresent(headers -> endpoint.headers = stored(headers));
  }

  /** A message goes to an endpoint once: none gets more messages than its application may. */
  static void throttle(Application application, Endpoint endpoint) {
    endpoint.rateLimitPerSecond =
        Stream.of(endpoint.statedRateLimit, application.rateLimitPerSecond)
            .filter(Objects::nonNull)
            .min(Integer::compare)
            .orElse(null);
  }

  private static List<String> orAll(List<String> types) {
    return types == null || types.isEmpty() ? ALL : types.stream().distinct().sorted().toList();
  }

  static Map<String, List<String>> stored(Map<String, String> headers) {
    Map<String, List<String>> stored = new LinkedHashMap<>();
    headers.forEach((name, value) -> stored.put(name, List.of(value)));
    return stored;
  }

  /** In the words of its requests. */
  static Snapshot snapshot(Endpoint endpoint) {
    return new Snapshot()
        .with("url", endpoint.url)
        .with("description", endpoint.description)
        .with("uid", endpoint.externalId)
        .with("disabled", !endpoint.enabled)
        .with("eventTypes", endpoint.patterns.equals(ALL) ? null : endpoint.patterns)
        .with("channels", endpoint.channels)
        .with("throttleRate", endpoint.statedRateLimit)
        .with("metadata", endpoint.metadata)
        .headers("headers", endpoint.headers)
        .secret("secret", endpoint.secrets);
  }

  static ObjectNode json(Endpoint endpoint) {
    ObjectNode json = object().put("id", SvixIds.ENDPOINT.of(endpoint.id));
    putIf(json, "uid", endpoint.externalId);
    json.put("url", endpoint.url);
    json.put("description", endpoint.description == null ? "" : endpoint.description);
    json.put("disabled", !endpoint.enabled).put("version", 1);
    putTypes(json, endpoint.patterns);
    putList(json, "channels", endpoint.channels);
    putOrNull(json, "throttleRate", endpoint.statedRateLimit);
    putOrNull(json, "rateLimit", endpoint.statedRateLimit);
    json.set(
        "metadata", JSON.valueToTree(endpoint.metadata == null ? Map.of() : endpoint.metadata));
    return json.put("createdAt", IsoTime.micros(endpoint.createdAt))
        .put("updatedAt", IsoTime.micros(endpoint.updatedAt));
  }

  private static void putTypes(ObjectNode json, List<String> patterns) {
    List<String> types = patterns.equals(ALL) ? null : patterns;
    putList(json, "eventTypes", types);
    putList(json, "filterTypes", types);
  }

  private static void putList(ObjectNode json, String name, List<String> texts) {
    if (texts == null) {
      json.putNull(name);
    } else {
      ArrayNode array = json.putArray(name);
      texts.forEach(array::add);
    }
  }

  static ObjectNode headers(Endpoint endpoint) {
    ObjectNode json = object();
    ObjectNode shown = json.putObject("headers");
    ArrayNode sensitive = json.putArray("sensitive");
    endpoint.headers.forEach(
        (name, values) -> {
          if (SENSITIVE.contains(name.toLowerCase(Locale.ROOT))) {
            sensitive.add(name);
          } else {
            shown.put(name, String.join(", ", values));
          }
        });
    return json;
  }

  static ObjectNode json(EventType type, boolean withContent) {
    ObjectNode json = object().put("name", type.name);
    json.put("description", type.description == null ? "" : type.description);
    json.put("archived", type.archived).put("deprecated", type.deprecated);
    if (!withContent || type.schemas.equals("{}")) {
      json.putNull("schemas");
    } else {
      json.putRawValue("schemas", new RawValue(type.schemas));
    }
    putIf(json, "groupName", type.group);
    putIf(json, "featureFlag", type.featureFlags == null ? null : type.featureFlags.getFirst());
    putList(json, "featureFlags", type.featureFlags);
    return json.put("createdAt", IsoTime.micros(type.createdAt))
        .put("updatedAt", IsoTime.micros(type.updatedAt));
  }

  static void apply(Values values, EventType type) {
    values.ifStated(TYPE_DESCRIPTION, text -> type.description = text);
    values.ifStated(ARCHIVED, archived -> type.archived = archived);
    values.ifStated(DEPRECATED, deprecated -> type.deprecated = deprecated);
    values.ifStated(
        SCHEMAS,
        schemas -> type.schemas = schemas == null ? "{}" : JSON.valueToTree(schemas).toString());
    values.ifStated(GROUP, group -> type.group = group);
    values.ifStated(FEATURE_FLAGS, flags -> type.featureFlags = orNone(flags));
    values.ifStated(FEATURE_FLAG, flag -> type.featureFlags = flag == null ? null : List.of(flag));
  }

  private static List<String> orNone(List<String> flags) {
    return flags == null || flags.isEmpty() ? null : flags;
  }

  static ObjectNode json(Event event, boolean withContent) {
    String payload = event.expunged() ? EXPIRED : payload(event.data(), event.labels());
    return message(event.id(), event.type(), event.labels(), withContent ? payload : "{}")
        .put("timestamp", IsoTime.micros(publishedAt(event)));
  }

  static ObjectNode json(ScheduledEvent event, boolean withContent) {
    String payload = withContent ? payload(event.data(), event.labels()) : "{}";
    String at = IsoTime.micros(event.publishAt());
    return message(event.id(), event.type(), event.labels(), payload)
        .put("timestamp", at)
        .put("deliverAt", at);
  }

  private static ObjectNode message(UUID id, String type, Labels labels, String payload) {
    ObjectNode json = object().put("id", SvixIds.MESSAGE.of(id));
    putIf(json, "eventId", labels.externalId());
    json.put("eventType", type);
    json.putRawValue("payload", new RawValue(payload));
    putList(json, "channels", orNull(labels.channels()));
    putList(json, "tags", orNull(labels.tags()));
    return json;
  }

  private static Instant publishedAt(Event event) {
    return event.id().version() == 7 ? Ids.instantOf(event.id()) : event.occurredAt();
  }

  private static String payload(byte[] data, Labels labels) {
    String text = new String(data, StandardCharsets.UTF_8);
    return labels.contentType() == null ? text : object().put("rawPayload", text).toString();
  }

  private static List<String> orNull(List<String> texts) {
    return texts.isEmpty() ? null : texts;
  }

  static ObjectNode json(AttemptRecord attempt, boolean withContent) {
    ObjectNode json = object().put("id", SvixIds.ATTEMPT.of(attempt.id()));
    json.put("msgId", SvixIds.MESSAGE.of(attempt.eventId()));
    json.put("endpointId", SvixIds.ENDPOINT.of(attempt.endpointId()));
    json.put("url", attempt.url() == null ? "" : attempt.url());
    json.put("response", withContent ? response(attempt) : "{}");
    json.put("responseStatusCode", attempt.status() == null ? 0 : attempt.status());
    json.put("responseDurationMs", attempt.durationMs());
    json.put("status", attempt.succeeded() ? 0 : 2);
    json.put("statusText", attempt.succeeded() ? "success" : "fail");
    json.put("triggerType", attempt.manual() ? 1 : 0);
    return json.put("timestamp", IsoTime.micros(attempt.startedAt()));
  }

  private static String response(AttemptRecord attempt) {
    if (attempt.responseBody() != null && attempt.responseBody().length > 0) {
      return new String(attempt.responseBody(), StandardCharsets.UTF_8);
    }
    return attempt.status() == null && attempt.error() != null ? attempt.error() : "";
  }

  /** How a message stands at an endpoint, added to what is shown of the one or the other. */
  static ObjectNode withStatus(ObjectNode json, Destination destination) {
    Status status = destination.status();
    json.put(
        "status",
        switch (status) {
          case SUCCEEDED -> 0;
          case SCHEDULED -> 1;
          case FAILED -> 2;
          case RESCHEDULED -> 3;
        });
    json.put(
        "statusText",
        switch (status) {
          case SUCCEEDED -> "success";
          case SCHEDULED -> "pending";
          case FAILED -> "fail";
          case RESCHEDULED -> "sending";
        });
    if (destination.nextTryAt() != null) {
      json.put("nextAttempt", IsoTime.micros(destination.nextTryAt()));
    }
    return json;
  }

  /** What is left of an endpoint that was deleted. */
  static ObjectNode deleted(Destination destination) {
    Endpoint gone = new Endpoint();
    gone.id = destination.endpointId();
    gone.url = destination.url();
    gone.createdAt = Ids.instantOf(gone.id);
    gone.updatedAt = gone.createdAt;
    gone.enabled = false;
    return json(gone);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static void putIf(ObjectNode json, String name, String text) {
    if (text != null) {
      json.put(name, text);
    }
  }

  private static void putIf(ObjectNode json, String name, Integer number) {
    if (number != null) {
      json.put(name, number);
    }
  }

  private static void putOrNull(ObjectNode json, String name, Integer number) {
    json.put(name, number);
  }
}
