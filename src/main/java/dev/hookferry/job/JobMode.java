package dev.hookferry.job;

/** Which pairs of an event and an endpoint a job replays, each once. */
public enum JobMode {
  /** Those whose newest finished delivery failed. */
  FAILED,
  /** Those without a delivery, where the endpoint wants the event now. */
  MISSING,
  /** Those with a finished delivery. */
  ALL,
  /** Those with a failed attempt and no successful one, though it may be tried once more. */
  UNDELIVERED
}
