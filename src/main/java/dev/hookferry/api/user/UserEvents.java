package dev.hookferry.api.user;

import java.util.List;

/** The events that a user's webhook can listen to. */
final class UserEvents {

  static final List<String> ALL =
      List.of(
          "all",
          "facility.user-connection.accepted",
          "facility.user-connection.rejected",
          "facility.creation.accepted",
          "facility.creation.rejected");

  private static final String EVERY_TYPE = "all";
  private static final String EVERY_PATTERN = "*";

  private UserEvents() {}

  /** What {@code all} is to the line. */
  static List<String> patterns(List<String> events) {
    return events.stream().map(e -> e.equals(EVERY_TYPE) ? EVERY_PATTERN : e).toList();
  }

  static List<String> events(List<String> patterns) {
    return patterns.stream().map(p -> p.equals(EVERY_PATTERN) ? EVERY_TYPE : p).toList();
  }
}
