package dev.hookferry.job;

/** How a job stands. */
public enum JobStatus {
  /** Made to be looked at, and to be resumed. */
  PLANNED,
  RUNNING,
  PAUSED,
  /** Ended by a user: nothing more is made. */
  CANCELLED,
  /** All that it selected was made or left out. */
  DONE;

  public boolean isOver() {
    return this == CANCELLED || this == DONE;
  }
}
