package dev.hookferry.api.account;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;

/** Jobs: many events replayed at once. */
@ApplicationScoped
class JobsResource implements JobsApi {

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

  @Override
  public Uni<JobJson> create(String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.webhooks().chain(caller -> create(caller, body)).map(JobJson::of);
  }

  /** Forbidden and not found come before what is wrong with the body. */
  private Uni<Job> create(Caller caller, JsonBody body) {
    ScopeJson.peek(body.json()).ifPresent(scope -> AccountAuth.requireReach(caller, scope));
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

  @Override
  public Uni<PageJson<JobJson>> list(UriInfo uri) {
    return auth.webhooks().chain(caller -> list(caller, new Query(uri)));
  }

  private Uni<PageJson<JobJson>> list(Caller caller, Query query) {
    int limit = query.limit();
    Optional<UUID> cursor = query.cursor();
    query.orThrow();
    return jobs.list(caller.accountId(), caller.scope(), limit + 1, cursor)
        .map(page -> PageJson.of(page, limit, JobJson::of, job -> Base58.encode(job.id())));
  }

  @Override
  public Uni<JobJson> get(String id) {
    return auth.webhooks().chain(caller -> find(caller, id)).map(JobJson::of);
  }

  @Override
  public Uni<JobJson> pause(String id) {
    return change(id, JobAction.PAUSE);
  }

  @Override
  public Uni<JobJson> resume(String id) {
    return change(id, JobAction.RESUME);
  }

  @Override
  public Uni<JobJson> cancel(String id) {
    return change(id, JobAction.CANCEL);
  }

  @Override
  public RestMulti<String> failures(String id, UriInfo uri) {
    return failures.export(
        auth.webhooks()
            .chain(
                caller ->
                    find(caller, id)
                        .map(job -> JobFailures.Wanted.of(caller, job, new Query(uri)))));
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
