package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

  private static final Type<String> KIND = Scalars.oneOf(JobJson.KIND);

  private static final Type<JobMode> MODE =
      Scalars.oneOf("failed", "missing", "all")
          .then((text, input, problems) -> JobMode.valueOf(text.toUpperCase(Locale.ROOT)));

  private static final Type<Integer> RATE =
      Numbers.integer(1, 10_000).then((rate, input, problems) -> Math.toIntExact(rate));

  /**
   * @param now until when events are selected at the latest
   */
  static JobFields read(int accountId, JsonBody body, Instant now) {
    Problems problems = Problems.in("body");
    Members members = body.members(problems);
    members.required("kind", KIND);
    JobMode mode = members.required("mode", MODE);
    Optional<String> endpoint = members.optional("endpoint_id", Scalars.STRING.orNull());
    Optional<Scope> scope = members.optional("scope", ScopeJson.TYPE.orNull());
    Instant since = members.required("since", Scalars.DATETIME);
    Instant until =
        members.optional("until", Scalars.DATETIME.orNull().then(notAfter(now))).orElse(now);
    if (since != null && since.isAfter(until)) {
      problems.at("since").refuse("since must not be after until", input(body, "since"));
    }
    List<String> types =
        members.optional("event_types", Containers.list(Scalars.STRING), List.<String>of());
    Optional<Integer> rate = members.optional("rate_per_second", RATE.orNull());
    boolean dryRun = members.optional("dry_run", Scalars.BOOLEAN).orElse(false);
    Selection selection =
        new Selection(
            accountId,
            mode,
            endpoint.flatMap(PublicId.ENDPOINT::parse),
            scope,
            since,
            until,
            types == null ? List.of() : types);
    return new JobFields(scope, endpoint, new JobDraft(selection, rate, dryRun), problems);
  }

  /** The endpoint that it names; empty: an odd id. */
  Optional<UUID> endpoint() {
    return draft.selection().endpointId();
  }

  private static Type.Step<Instant, Instant> notAfter(Instant now) {
    return (until, input, problems) ->
        until == null || !until.isAfter(now)
            ? until
            : problems.refuse("until must not be in the future", input);
  }

  private static JsonNode input(JsonBody body, String name) {
    return body.json() == null ? MissingNode.getInstance() : body.json().path(name);
  }
}
