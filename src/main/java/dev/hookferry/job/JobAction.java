package dev.hookferry.job;

import dev.hookferry.notice.AuditAction;
import java.util.Set;

/** What a user does with a job. */
public enum JobAction {
  PAUSE(AuditAction.JOB_PAUSE, JobStatus.PAUSED, JobStatus.RUNNING),
  RESUME(AuditAction.JOB_RESUME, JobStatus.RUNNING, JobStatus.PLANNED, JobStatus.PAUSED),
  CANCEL(
      AuditAction.JOB_CANCEL,
      JobStatus.CANCELLED,
      JobStatus.PLANNED,
      JobStatus.RUNNING,
      JobStatus.PAUSED);

  private final AuditAction audited;
  private final JobStatus to;
  private final Set<JobStatus> from;

  JobAction(AuditAction audited, JobStatus to, JobStatus... from) {
    this.audited = audited;
    this.to = to;
    this.from = Set.of(from);
  }

  /** As the audit log calls it. */
  AuditAction audited() {
    return audited;
  }

  JobStatus to() {
    return to;
  }

  boolean makesSenseFor(JobStatus status) {
    return from.contains(status);
  }
}
