package dev.hookferry.domain.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of thing that a webhook hangs on. */
public enum ScopeKind {
  ACCOUNT,
  SESSION,
  TARGET,
  DEVICE,
  USER,
  APPLICATION;

  /** The name in tables and on the wire: {@code "session"}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name, exactly as {@link #text()} spells it, or empty. */
  public static Optional<ScopeKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
