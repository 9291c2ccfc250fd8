package dev.hookferry.api.account;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.RawJson;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
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

  static Publication read(JsonBody body) {
    if (!body.isMissing() && body.json().isArray()) {
      return batch(body);
    }
    if (body.bytes().length > SurfaceErrors.BODY_LIMIT) {
      throw new ApiException(new ApiError.TooLarge(SurfaceErrors.BODY_LIMIT));
    }
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Values values = body.read(EventFields.EVENT, problems);
    byte[] data = problems.any() ? null : RawJson.member(body.bytes(), "data").orElseThrow();
    return new Publication(false, List.of(event(values, data)), problems);
  }

  private static Publication batch(JsonBody body) {
    JsonNode array = body.json();
    if (array.size() > MAX_EVENTS) {
      throw new ApiException(new ApiError.TooLarge(MAX_EVENTS));
    }
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    if (array.isEmpty()) {
      problems.add(Violation.MIN_ITEMS, Map.of(Violation.LIMIT, 1), array);
    }
    List<Optional<byte[]>> data = RawJson.members(body.bytes(), "data");
    List<NewEvent> events =
        IntStream.range(0, array.size())
            .mapToObj(
                i ->
                    event(
                        EventFields.EVENT.read(array.get(i), problems.at(i)),
                        data.get(i).orElse(null)))
            .toList();
    return new Publication(true, events, problems);
  }

  /** The scopes of the events, those that are none left out. */
  Set<Scope> scopes() {
    return events.stream().map(NewEvent::scope).filter(Objects::nonNull).collect(toSet());
  }

  private static NewEvent event(Values values, byte[] data) {
    return new NewEvent(
        values.get(EventFields.SCOPE),
        values.get(EventFields.TYPE),
        values.get(EventFields.OBJECT_TYPE),
        values.get(EventFields.OCCURRED_AT),
        data,
        Audience.EVERYONE);
  }
}
