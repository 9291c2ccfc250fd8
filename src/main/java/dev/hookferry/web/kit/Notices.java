package dev.hookferry.web.kit;

/** What a page says of the form that led to it. */
final class Notices {

  private Notices() {}

  /** Empty: nothing. */
  static String of(Form query) {
    return of(query.text("notice"));
  }

  static String of(String name) {
    return switch (name) {
      case "created" -> "The endpoint was made. Send it a test event to see whether it answers.";
      case "saved" -> "Your changes are saved.";
      case "enabled" -> "The endpoint is enabled. What it missed meanwhile can be replayed.";
      case "disabled" -> "The endpoint is disabled: it gets nothing until it is enabled again.";
      case "rotated" -> "The endpoint has a new secret; the old one signs too for 24 hours.";
      case "deleted" -> "The endpoint was deleted.";
      case "replayed" -> "The event is on its way again, by this new delivery.";
      case "started" -> "The replay has started.";
      default -> "";
    };
  }
}
