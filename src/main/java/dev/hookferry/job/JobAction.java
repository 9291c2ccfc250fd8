package dev.hookferry.job;

import java.util.Set;

/** What a user does with a job. */
public enum JobAction {
  PAUSE(JobStatus.PAUSED, JobStatus.RUNNING),
  RESUME(JobStatus.RUNNING, JobStatus.PLANNED, JobStatus.PAUSED),
  CANCEL(JobStatus.CANCELLED, JobStatus.PLANNED, JobStatus.RUNNING, JobStatus.PAUSED);

  private final JobStatus to;
  private final Set<JobStatus> from;

  JobAction(JobStatus to, JobStatus... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  JobStatus to() {
    return to;
  }

  boolean makesSenseFor(JobStatus status) {
    return from.contains(status);
  }
}
