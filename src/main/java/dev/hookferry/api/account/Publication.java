package dev.hookferry.api.account;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.RawJson;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a body publishes.
 *
 * @param batch whether it was an array
 * @param events whole only where there are no problems; a scope that is none is null
 */
record Publication(boolean batch, List<NewEvent> events, Problems problems) {

  static final int MAX_EVENTS = 1000;

  private static final Type<String> EVENT_TYPE = Scalars.string(1, 255);

  static Publication read(JsonBody body) {
    if (!body.isMissing() && body.json().isArray()) {
      return batch(body);
    }
    if (body.bytes().length > SurfaceErrors.BODY_LIMIT) {
      throw new ApiException(new ApiError.TooLarge(SurfaceErrors.BODY_LIMIT));
    }
    Problems problems = Problems.in("body");
    Members members = body.members(problems);
    byte[] data = problems.any() ? null : RawJson.member(body.bytes(), "data").orElse(null);
    return new Publication(false, List.of(event(members, data)), problems);
  }

  private static Publication batch(JsonBody body) {
    JsonNode array = body.json();
    if (array.size() > MAX_EVENTS) {
      throw new ApiException(new ApiError.TooLarge(MAX_EVENTS));
    }
    Problems problems = Problems.in("body");
    requireAny(array, problems);
    List<Optional<byte[]>> data = RawJson.members(body.bytes(), "data");
    List<NewEvent> events =
        IntStream.range(0, array.size())
            .mapToObj(
                i ->
                    event(JsonBody.members(array.get(i), problems.at(i)), data.get(i).orElse(null)))
            .toList();
    return new Publication(true, events, problems);
  }

  /** The scopes of the events, those that are none left out. */
  Set<Scope> scopes() {
    return events.stream().map(NewEvent::scope).filter(Objects::nonNull).collect(toSet());
  }

  static void requireAny(JsonNode array, Problems problems) {
    if (array.isEmpty()) {
      problems.add("too_short", tooShort(), array);
    }
  }

  private static NewEvent event(Members members, byte[] data) {
    String type = members.required("type", EVENT_TYPE);
    members.required("data", (input, problems) -> input);
    Scope scope = members.optional("scope", ScopeJson.TYPE, Scope.ACCOUNT);
    Optional<Instant> occurredAt = members.optional("occurred_at", Scalars.DATETIME.orNull());
    Optional<String> objectType = members.optional("object_type", Scalars.string(0, 255).orNull());
    return new NewEvent(
        scope, type, objectType.orElse(null), occurredAt.orElse(null), data, Audience.EVERYONE);
  }

  private static Map<String, Object> tooShort() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("field_type", "List");
    context.put("min_length", 1);
    context.put("actual_length", 0);
    return context;
  }
}
