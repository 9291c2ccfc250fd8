package dev.hookferry.api.account;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.job.Job;
import dev.hookferry.job.JobAction;
import dev.hookferry.job.JobChange;
import dev.hookferry.job.Jobs;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

/** Jobs: many events replayed at once. */
@Path("/v1/webhooks/jobs")
@Tag(name = "account: jobs")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class JobsResource {

  private static final Uni<Boolean> FOUND = Uni.createFrom().item(true);

  private final AccountAuth auth;
  private final Jobs jobs;
  private final JobFailures failures;
  private final Scopes scopes;
  private final Endpoints endpoints;
  private final Clock clock;

  JobsResource(
      AccountAuth auth,
      Jobs jobs,
      JobFailures failures,
      Scopes scopes,
      Endpoints endpoints,
      Clock clock) {
    this.auth = auth;
    this.jobs = jobs;
    this.failures = failures;
    this.scopes = scopes;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  @POST
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "What it selects is fixed, and it runs unless it is a dry run.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobJson.class)))
  @Operation(
      operationId = "createJob",
      summary = "Create Job: replay many events at once",
      description =
          "Recovers what failed, sends what an endpoint has missed, or replays everything of some"
              + " time. Disabled endpoints are left out and counted.")
  @Takes(body = "JobRequest")
  public Uni<JobJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks().chain(caller -> create(caller, body)).map(JobJson::of);
  }

  /** Forbidden and not found come before what is wrong with the body. */
  private Uni<Job> create(Caller caller, JsonBody body) {
    ScopeFields.peek(body.json()).ifPresent(scope -> AccountAuth.requireReach(caller, scope));
    JobFields asked = JobFields.read(caller.accountId(), body, clock.instant());
    return isKnown(caller, asked.scope())
        .chain(known -> known ? hasEndpoint(caller, asked) : Uni.createFrom().item(false))
        .invoke(AccountAuth::requireFound)
        .invoke(asked.problems()::orThrow)
        .chain(() -> jobs.create(asked.draft()));
  }

  private Uni<Boolean> isKnown(Caller caller, Optional<Scope> scope) {
    return scope.map(stated -> scopes.areKnown(caller.accountId(), Set.of(stated))).orElse(FOUND);
  }

  private Uni<Boolean> hasEndpoint(Caller caller, JobFields asked) {
    EndpointSet set =
        new EndpointSet(caller.accountId(), Optional.empty(), asked.scope().or(caller::scope));
    return asked.endpointId().isEmpty()
        ? FOUND
        : asked
            .endpoint()
            .map(id -> endpoints.find(set, id).map(Optional::isPresent))
            .orElse(Uni.createFrom().item(false));
  }

  @GET
  @Operation(operationId = "listJobs", summary = "List Jobs, newest first")
  @Takes(query = "PageQuery")
  public Uni<PageJson<JobJson>> list(@Context UriInfo uri) {
    return auth.webhooks()
        .chain(caller -> list(caller, Requests.query(PageFields.PAGE, uri, Coercion.PYDANTIC)));
  }

  private Uni<PageJson<JobJson>> list(Caller caller, Values query) {
    int limit = query.get(PageFields.LIMIT);
    return jobs.list(
            caller.accountId(), caller.scope(), limit + 1, query.optional(PageFields.CURSOR))
        .map(page -> PageJson.of(page, limit, JobJson::of, job -> Base58.encode(job.id())));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getJob", summary = "Get Job, with its plan and its progress")
  public Uni<JobJson> get(@PathParam("id") String id) {
    return auth.webhooks().chain(caller -> find(caller, id)).map(JobJson::of);
  }

  @POST
  @Path("/{id}/pause")
  @ResponseStatus(200)
  @Operation(
      operationId = "pauseJob",
      summary = "Pause Job; 409 where it does not run",
      description = "Deliveries that it has made go on.")
  public Uni<JobJson> pause(@PathParam("id") String id) {
    return change(id, JobAction.PAUSE);
  }

  @POST
  @Path("/{id}/resume")
  @ResponseStatus(200)
  @Operation(
      operationId = "resumeJob",
      summary = "Resume Job that is planned or paused; 409 otherwise")
  public Uni<JobJson> resume(@PathParam("id") String id) {
    return change(id, JobAction.RESUME);
  }

  @POST
  @Path("/{id}/cancel")
  @ResponseStatus(200)
  @Operation(
      operationId = "cancelJob",
      summary = "Cancel Job for good; 409 where it is over",
      description = "Deliveries that it has made go on.")
  public Uni<JobJson> cancel(@PathParam("id") String id) {
    return change(id, JobAction.CANCEL);
  }

  @GET
  @Path("/{id}/failures")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "exportJobFailures",
      summary = "Export the deliveries of a Job that failed, oldest first")
  @Takes(query = "JobExportQuery")
  @APIResponse(
      responseCode = "200",
      description = "All of them, written as they are read",
      content = {
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(implementation = DeliveryJson.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  public RestMulti<String> failures(@PathParam("id") String id, @Context UriInfo uri) {
    return failures.export(
        auth.webhooks()
            .chain(
                caller ->
                    find(caller, id)
                        .map(
                            job ->
                                JobFailures.Wanted.of(
                                    caller,
                                    job,
                                    Requests.query(JobFields.EXPORT, uri, Coercion.PYDANTIC)))));
  }

  private Uni<JobJson> change(String id, JobAction action) {
    return auth.webhooks()
        .chain(caller -> jobs.change(caller.accountId(), caller.scope(), uuid(id), action))
        .map(JobsResource::changed);
  }

  private Uni<Job> find(Caller caller, String id) {
    return jobs.find(caller.accountId(), caller.scope(), uuid(id))
        .map(found -> found.orElseThrow(AccountAuth::notFound));
  }

  /** An odd id is an unknown one. */
  private static UUID uuid(String id) {
    return PublicId.JOB.parse(id).orElseThrow(AccountAuth::notFound);
  }

  private static JobJson changed(JobChange change) {
    return switch (change) {
      case JobChange.Changed changed -> JobJson.of(changed.job());
      case JobChange.Refused refused ->
          throw new ApiException(new ApiError.Conflict("Job is " + JobJson.text(refused.status())));
      case JobChange.NotFound notFound -> throw AccountAuth.notFound();
    };
  }
}
