package dev.hookferry.api.user;

import java.util.Optional;
import java.util.UUID;

/** The UUIDs that webhooks go by in paths. */
final class UserIds {

  private UserIds() {}

  /** The UUID in its one text form, in any case; empty: no webhook can have it. */
  static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
