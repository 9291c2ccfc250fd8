package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.StorableText;
import dev.hookferry.api.kit.Times;
import dev.hookferry.api.kit.Utf8;
import dev.hookferry.registry.eventtype.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A place in the list of event types as text: time and name in Base64. */
final class EventTypeCursor {

  private EventTypeCursor() {}

  static String text(EventType type) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((type.createdAt + " " + type.name).getBytes(StandardCharsets.UTF_8));
  }

  static EventType read(String text, JsonNode input, Problems problems) {
    return place(text).orElseGet(() -> problems.refuse("unknown cursor", input));
  }

  private static Optional<EventType> place(String text) {
    try {
      String[] place = Utf8.text(Base64.getUrlDecoder().decode(text)).orElseThrow().split(" ", 2);
      EventType type = new EventType();
      type.name = place[1];
      type.createdAt = Times.parse(place[0]).orElseThrow();
      return Optional.of(type).filter(at -> StorableText.is(at.name));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
