package dev.hookferry.api.account;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.SurfaceErrors;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.eventtype.Breach;
import dev.hookferry.registry.eventtype.Catalogue;
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

  static Publication read(JsonBody body) {
    if (!body.isMissing() && body.json().isArray()) {
      return batch(body);
    }
    if (body.bytes().length > SurfaceErrors.BODY_LIMIT) {
      throw new ApiException(new ApiError.TooLarge(SurfaceErrors.BODY_LIMIT));
    }
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Values values = body.read(EventFields.EVENT, problems);
    byte[] data = problems.any() ? null : body.data().getFirst().orElseThrow();
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
    List<Optional<byte[]>> data = body.data();
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

  /**
   * This, with what the catalogue says of the events.
   *
   * @param verdicts in the order of the events; empty: nothing
   */
  Publication judged(List<Catalogue.Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return this;
    }
    List<NewEvent> judged =
        IntStream.range(0, events.size())
            .mapToObj(
                i -> judged(events.get(i), verdicts.get(i), batch ? problems.at(i) : problems))
            .toList();
    return new Publication(batch, judged, problems);
  }

  private static NewEvent judged(NewEvent event, Catalogue.Verdict verdict, Problems at) {
    return switch (verdict) {
      case Catalogue.Verdict.Fine fine -> event;
      case Catalogue.Verdict.Tolerated tolerated ->
          event.withSchemaViolations(tolerated.breaches());
      case Catalogue.Verdict.UnknownType unknown -> {
        Map<String, Object> reason = Map.of(Violation.REASON, "Event type is not in the catalogue");
        at.at("type").add("unknown_event_type", reason, TextNode.valueOf(event.type()));
        yield event;
      }
      case Catalogue.Verdict.Broken broken -> {
        broken.breaches().forEach(breach -> add(breach, event.type(), at.at("data")));
        yield event;
      }
    };
  }

  private static void add(Breach breach, String eventType, Problems data) {
    Problems place = data;
    for (Object step : breach.path()) {
      place = place.at(step);
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(Violation.REASON, breach.message());
    parameters.put("keyword", breach.keyword());
    parameters.put("event_type", eventType);
    place.add("schema", parameters, null);
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
