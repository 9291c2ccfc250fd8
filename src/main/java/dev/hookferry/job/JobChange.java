package dev.hookferry.job;

/** What came of an action on a job. */
public sealed interface JobChange {

  /** The job as it is now. */
  record Changed(Job job) implements JobChange {}

  /** It makes no sense for a job of this status. */
  record Refused(JobStatus status) implements JobChange {}

  /** No such job. */
  record NotFound() implements JobChange {}
}
