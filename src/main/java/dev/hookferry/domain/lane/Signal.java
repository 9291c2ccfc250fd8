package dev.hookferry.domain.lane;

/** What the end of a request says about its endpoint. */
public enum Signal {
  /** It took the delivery. */
  TAKEN,
  /** It answered otherwise, and is none the worse for it. */
  ANSWERED,
  /** It asks for less: 429, 503. */
  OVERLOADED,
  /** Somebody in front of it is in trouble: 502, 504. */
  TROUBLED,
  /** No whole answer came in time. */
  TIMEOUT,
  /** No connection, or one that broke before the answer was complete. */
  UNREACHABLE;

  /** Whether any answer came. */
  public boolean isAnswer() {
    return this != TIMEOUT && this != UNREACHABLE;
  }

  /** Whether fewer requests at a time may help. */
  public boolean asksForFewer() {
    return this == OVERLOADED || this == TIMEOUT;
  }

  /** Whether the whole lane should pause for a moment. */
  public boolean asksForAPause() {
    return this == OVERLOADED || this == TROUBLED;
  }
}
