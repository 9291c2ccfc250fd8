package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.job.JobDraft;
import dev.hookferry.job.JobMode;
import dev.hookferry.job.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as a body asks for it.
 *
 * @param scope as stated; empty too where it is none
 * @param endpointId as stated; empty too where it is no text
 * @param draft whole only where there are no problems
 */
record JobFields(
    Optional<Scope> scope, Optional<String> endpointId, JobDraft draft, Problems problems) {

  private static final Field<String> KIND =
      Field.of("kind", Type.oneOf(JobJson.KIND)).mandatory().example(JobJson.KIND);
  private static final Field<JobMode> MODE =
      Field.of(
              "mode",
              Type.oneOf("failed", "missing", "all")
                  .then((text, input, at) -> JobMode.valueOf(text.toUpperCase(Locale.ROOT))))
          .mandatory()
          .doc(
              "failed: what failed last; missing: what an endpoint wants now and never got;"
                  + " all: what was ever delivered or failed.")
          .example("failed");
  private static final Field<String> ENDPOINT_ID =
      Field.of("endpoint_id", Type.text()).orNull().doc("One endpoint, of whatever surface.");
  private static final Field<Scope> SCOPE =
      ScopeFields.SCOPE.doc("The endpoints of this scope only.");
  private static final Field<Instant> SINCE =
      Field.of("since", Type.time())
          .mandatory()
          .doc("Events created at or after.")
          .example("2026-11-29T00:00:00Z");
  private static final Field<Instant> UNTIL =
      Field.of("until", Type.time())
          .orNull()
          .doc("Events created before; now, where it is left out.");
  private static final Field<List<String>> EVENT_TYPES =
      Field.of("event_types", Type.list(Type.text()))
          .orNull()
          .otherwise(List.of())
          .doc("Patterns; all, where it is left out.");
  private static final Field<Integer> RATE_PER_SECOND =
      Field.of("rate_per_second", Type.integer(1, 10_000))
          .orNull()
          .doc(
              "Deliveries made a second; as fast as the live traffic leaves room, where it is"
                  + " left out.");
  private static final Field<Boolean> DRY_RUN =
      Field.of("dry_run", Type.bool()).otherwise(false).doc("Plan only; resume starts it.");

  static final Shape JOB =
      Shape.of(
          "JobRequest",
          KIND,
          MODE,
          ENDPOINT_ID,
          SCOPE,
          SINCE,
          UNTIL,
          EVENT_TYPES,
          RATE_PER_SECOND,
          DRY_RUN);

  static final Field<String> FORMAT =
      Field.of("format", Type.oneOf("jsonl", "csv"))
          .otherwise("jsonl")
          .doc("jsonl: a delivery a line; csv: with a line of names.");
  static final Shape EXPORT = Shape.of("JobExportQuery", FORMAT);

  /**
   * @param now until when events are selected at the latest
   */
  static JobFields read(int accountId, JsonBody body, Instant now) {
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Values job = body.read(JOB, problems);
    Instant since = job.get(SINCE);
    Instant until = job.optional(UNTIL).orElse(now);
    if (until.isAfter(now)) {
      refuse("until must not be in the future", UNTIL, body, problems);
    } else if (since != null && since.isAfter(until)) {
      refuse("since must not be after until", SINCE, body, problems);
    }
    Selection selection =
        new Selection(
            accountId,
            job.get(MODE),
            job.optional(ENDPOINT_ID).flatMap(PublicId.ENDPOINT::parse),
            job.optional(SCOPE),
            since,
            until,
            job.optional(EVENT_TYPES).orElse(List.of()));
    return new JobFields(
        job.optional(SCOPE),
        job.optional(ENDPOINT_ID),
        new JobDraft(selection, job.optional(RATE_PER_SECOND), job.optional(DRY_RUN).orElse(false)),
        problems);
  }

  /** The endpoint that it names; empty: an odd id. */
  Optional<UUID> endpoint() {
    return draft.selection().endpointId();
  }

  private static void refuse(String reason, Field<?> field, JsonBody body, Problems problems) {
    problems.at(field.name()).refuse(reason, body.json().path(field.name()));
  }
}
