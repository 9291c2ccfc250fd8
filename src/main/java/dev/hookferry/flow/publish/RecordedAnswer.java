package dev.hookferry.flow.publish;

import dev.hookferry.domain.model.AcceptedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How the answer to a publishing request is kept under its idempotency key: a line for each event.
 */
public final class RecordedAnswer {

  private RecordedAnswer() {}

  public static String write(List<AcceptedEvent> events) {
    return events.stream()
        .map(event -> event.id() + " " + event.number() + " " + event.deliveries())
        .collect(Collectors.joining("\n"));
  }

  public static List<AcceptedEvent> read(String answer) {
    return Arrays.stream(answer.split("\n")).map(RecordedAnswer::readLine).toList();
  }

  private static AcceptedEvent readLine(String line) {
    String[] parts = line.split(" ");
    return new AcceptedEvent(
        UUID.fromString(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
  }
}
