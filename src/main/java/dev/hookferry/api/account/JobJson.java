package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.job.Job;
import dev.hookferry.job.Plan;
import dev.hookferry.job.Progress;
import dev.hookferry.job.Selection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Job")
record JobJson(
    @Schema(examples = "job_1RwVqxG6fZQ4sfLHKRgN4p") String id,
    @Schema(enumeration = "replay") String kind,
    @Schema(enumeration = {"failed", "missing", "all"}) String mode,
    @Schema(nullable = true) String endpointId,
    @Schema(nullable = true) ScopeJson scope,
    @Schema(format = "date-time") String since,
    @Schema(format = "date-time") String until,
    @Schema(nullable = true) List<String> eventTypes,
    @Schema(nullable = true) Integer ratePerSecond,
    @Schema(enumeration = {"planned", "running", "paused", "cancelled", "done"}) String status,
    PlanJson plan,
    ProgressJson progress,
    @Schema(format = "date-time") String createdAt,
    @Schema(nullable = true, format = "date-time") String startedAt,
    @Schema(nullable = true, format = "date-time") String finishedAt,
    @Schema(nullable = true, format = "date-time") String estimatedFinishAt) {

  static final String KIND = "replay";

  /**
   * What it has selected.
   *
   * @param oldest of the events; null where there is none, as the newest is
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "JobPlan")
  record PlanJson(
      long events,
      long deliveries,
      @Schema(nullable = true, format = "date-time") String oldest,
      @Schema(nullable = true, format = "date-time") String newest,
      @Schema(description = "Deliveries left out because of their endpoint, then and since.")
          long skippedDisabled) {

    static PlanJson of(Plan plan) {
      return new PlanJson(
          plan.events(),
          plan.deliveries(),
          Times.text(plan.oldest()),
          Times.text(plan.newest()),
          plan.skippedDisabled());
    }
  }

  /** How far it is. */
  @Schema(name = "JobProgress")
  record ProgressJson(
      @Schema(description = "Of the plan's deliveries, made or left out.") long done,
      @Schema(description = "Deliveries made.") long created,
      long succeeded,
      long failed,
      long live) {

    static ProgressJson of(Progress progress) {
      return new ProgressJson(
          progress.done(),
          progress.created(),
          progress.succeeded(),
          progress.failed(),
          progress.live());
    }
  }

  static JobJson of(Job job) {
    Selection selection = job.selection();
    return new JobJson(
        PublicId.JOB.of(job.id()),
        KIND,
        text(selection.mode()),
        selection.endpointId().map(PublicId.ENDPOINT::of).orElse(null),
        selection.scope().map(ScopeJson::of).orElse(null),
        Times.text(selection.since()),
        Times.text(selection.until()),
        selection.eventTypes().isEmpty() ? null : selection.eventTypes(),
        job.ratePerSecond().orElse(null),
        text(job.status()),
        PlanJson.of(job.plan()),
        ProgressJson.of(job.progress()),
        Times.text(job.createdAt()),
        Times.text(job.startedAt()),
        Times.text(job.finishedAt()),
        Times.text(job.estimatedFinishAt()));
  }

  static String text(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
