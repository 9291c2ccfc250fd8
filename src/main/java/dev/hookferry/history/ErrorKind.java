package dev.hookferry.history;

import java.util.Locale;

/** Why an attempt failed, as deliveries are looked for; its text begins with these words. */
public enum ErrorKind {
  /** It was answered, with another status than 2xx. */
  STATUS("status "),
  TIMEOUT("timeout"),
  /** No connection came about. */
  UNREACHABLE("connection failed"),
  TLS("TLS handshake failed"),
  /** The connection ended before the answer did. */
  CLOSED("connection closed"),
  /** The answer was no HTTP. */
  UNREADABLE("answer could not be read"),
  /** The worker was lost, and with it how the attempt ended. */
  ABANDONED("abandoned"),
  /** Its time was over before it succeeded. */
  EXPIRED("expired");

  private final String words;

  ErrorKind(String words) {
    this.words = words;
  }

  /** Every text of this kind, for LIKE; none of the words has a wildcard. */
  String pattern() {
    return words + "%";
  }

  /** As requests name it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
