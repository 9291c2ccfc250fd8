package dev.hookferry.registry.portal;

import java.util.Arrays;
import java.util.Optional;

/** What a link lets its user do beside reading, which is always there. */
public enum Capability {
  ENDPOINTS_WRITE("endpoints:write"),
  SECRETS_READ("secrets:read"),
  REPLAY("replay"),
  TEST("test");

  private final String text;

  Capability(String text) {
    this.text = text;
  }

  /** As it is stored and shown. */
  public String text() {
    return text;
  }

  public static Optional<Capability> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }
}
