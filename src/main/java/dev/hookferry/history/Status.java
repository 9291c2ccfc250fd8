package dev.hookferry.history;

/** How far a delivery is. */
public enum Status {
  /** Live, not tried yet. */
  SCHEDULED,
  /** Live, tried without success, to be tried again. */
  RESCHEDULED,
  /** Finished: the receiver took it. */
  SUCCEEDED,
  /** Finished: no further attempt. */
  FAILED;

  public boolean isLive() {
    return this == SCHEDULED || this == RESCHEDULED;
  }
}
