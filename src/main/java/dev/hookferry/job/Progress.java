package dev.hookferry.job;

/**
 * How far a job is.
 *
 * @param done pairs of an event and an endpoint that the cursor has passed
 * @param created deliveries made
 * @param succeeded of them, finished
 * @param failed of them, finished
 */
public record Progress(long done, long created, long succeeded, long failed) {

  /** Deliveries made that are not finished. */
  public long live() {
    return created - succeeded - failed;
  }
}
