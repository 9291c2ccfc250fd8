package dev.hookferry.api.svix;

import dev.hookferry.api.kit.Values;
import dev.hookferry.job.JobDraft;
import dev.hookferry.job.JobMode;
import dev.hookferry.job.Jobs;
import dev.hookferry.job.Selection;
import dev.hookferry.job.Selection.Only;
import dev.hookferry.registry.endpoint.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends to an endpoint again what it failed to take, never got, or got: as jobs. */
@Path("/api/v1/app/{app_id}/endpoint/{endpoint_id}")
class SvixReplaysResource {

  private static final Duration LONGEST = Duration.ofDays(14).plusMinutes(5);
  private static final int CLASS = 100;

  /** Of no delivery that has ended. */
  private static final String NO_OUTCOME = "NONE";

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixEndpoints endpoints;
  private final Jobs jobs;
  private final Clock clock;

  SvixReplaysResource(
      SvixAuth auth, SvixAnswers answers, SvixEndpoints endpoints, Jobs jobs, Clock clock) {
    this.auth = auth;
    this.answers = answers;
    this.endpoints = endpoints;
    this.jobs = jobs;
    this.clock = clock;
  }

  @POST
  @Path("/recover")
  @Operation(hidden = true)
  public Uni<Response> recover(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return replay(app, id, () -> window(JobMode.UNDELIVERED, body));
  }

  @POST
  @Path("/replay-missing")
  @Operation(hidden = true)
  public Uni<Response> replayMissing(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return replay(app, id, () -> window(JobMode.MISSING, body));
  }

  @POST
  @Path("/bulk-replay")
  @Operation(hidden = true)
  public Uni<Response> bulkReplay(
      @PathParam("app_id") String app, @PathParam("endpoint_id") String id, byte[] body) {
    return replay(app, id, () -> bulk(body));
  }

  /** What is asked for, of whatever endpoint. */
  private record Asked(
      JobMode mode, Instant since, Instant until, List<String> eventTypes, Only only) {

    Selection of(Endpoint endpoint) {
      return new Selection(
          endpoint.accountId,
          mode,
          Optional.of(endpoint.id),
          Optional.of(endpoint.scope()),
          since,
          until,
          eventTypes,
          only);
    }
  }

  private Uni<Response> replay(String app, String id, java.util.function.Supplier<Asked> asked) {
    return auth.callerWho(SvixCaller::mayReplay)
        .chain(caller -> answers.once(caller, () -> replay(caller, app, id, asked.get())));
  }

  private Uni<Response> replay(SvixCaller caller, String app, String id, Asked asked) {
    return endpoints
        .find(caller, app, id)
        .map(asked::of)
        .chain(selection -> jobs.create(new JobDraft(selection, Optional.empty(), false)))
        .map(job -> SvixAnswers.json(202, SvixTasks.json(job)));
  }

  private Asked window(JobMode mode, byte[] body) {
    return asked(mode, SvixBodies.read(SvixFields.RECOVERY, body), List.of(), Only.ANY);
  }

  private Asked bulk(byte[] body) {
    Values values = SvixBodies.read(SvixFields.BULK_REPLAY, body);
    Optional<Integer> statusClass = values.optional(SvixFields.REPLAY_CLASS);
    statusClass
        .filter(each -> each % CLASS != 0)
        .ifPresent(
            odd -> {
              throw SvixRefusal.invalid("unknown status code class", "body", "statusCodeClass");
            });
    Only only =
        new Only(
            values.optional(SvixFields.REPLAY_CHANNEL),
            values.optional(SvixFields.REPLAY_TAG),
            values.optional(SvixFields.REPLAY_STATUS).map(SvixReplaysResource::outcome),
            statusClass);
    return asked(
        JobMode.ALL, values, values.optional(SvixFields.EVENT_TYPES).orElse(List.of()), only);
  }

  private static String outcome(int status) {
    return switch (status) {
      case 0 -> "SUCCEEDED";
      case 2 -> "FAILED";
      default -> NO_OUTCOME;
    };
  }

  private Asked asked(JobMode mode, Values values, List<String> eventTypes, Only only) {
    Instant now = clock.instant();
    Instant since = values.get(SvixFields.SINCE);
    Instant until = values.optional(SvixFields.UNTIL).filter(at -> at.isBefore(now)).orElse(now);
    if (Duration.between(since, until).compareTo(LONGEST) > 0) {
      throw SvixRefusal.invalid(
          "Cannot recover messages from more than 14 days ago", "body", "since");
    }
    Instant from = since.isAfter(until) ? until : since;
    return new Asked(mode, from, until, eventTypes, only);
  }
}
