package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.envelope.AccountEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes and changes endpoints as a body says. */
@ApplicationScoped
class EndpointEdits {

  private final Endpoints endpoints;
  private final Scopes scopes;
  private final Requests requests;
  private final RandomGenerator random;

  EndpointEdits(Endpoints endpoints, Scopes scopes, Requests requests, RandomGenerator random) {
    this.endpoints = endpoints;
    this.scopes = scopes;
    this.requests = requests;
    this.random = random;
  }

  /** Forbidden and not found come before what is wrong with the body. */
  Uni<Endpoint> create(Caller caller, JsonBody body) {
    Optional<Scope> scope = ScopeFields.peek(body.json());
    scope.ifPresent(wanted -> AccountAuth.requireReach(caller, wanted));
    Problems problems = requests.problems("body", Coercion.PYDANTIC);
    Values settings = body.read(EndpointFields.CREATION, problems);
    return problems.any()
        ? invalid(caller, scope, problems)
        : endpoints.create(draft(caller, scope.orElseThrow(), settings)).map(EndpointEdits::saved);
  }

  /** Of another surface's endpoint only {@code enabled} may be changed. */
  Uni<Endpoint> patch(Caller caller, UUID id, JsonBody body) {
    EndpointSet set = AccountAuth.endpoints(caller, Optional.empty());
    return endpoints
        .update(set, id, endpoint -> EndpointMapper.apply(change(endpoint, body), endpoint))
        .map(EndpointEdits::saved);
  }

  private Values change(Endpoint endpoint, JsonBody body) {
    Problems problems = requests.problems("body", Coercion.PYDANTIC);
    boolean own = endpoint.surface.equals(AccountEnvelope.NAME);
    Values change =
        body.read(own ? EndpointFields.CHANGE : EndpointFields.CHANGE_OF_ANOTHER_SURFACE, problems);
    Scope scope = change.get(ScopeFields.SCOPE);
    if (scope != null && !scope.equals(endpoint.scope())) {
      problems
          .at("scope")
          .refuse("the scope of an endpoint cannot be changed", body.json().get("scope"));
    }
    if (!own && body.json() != null) {
      refuseOthers(body.json(), problems);
    }
    problems.orThrow();
    return change;
  }

  private static void refuseOthers(JsonNode body, Problems problems) {
    EndpointFields.SETTINGS.stream()
        .map(Field::name)
        .filter(body::has)
        .forEach(
            name ->
                problems
                    .at(name)
                    .refuse("only enabled can be changed on this surface", body.get(name)));
  }

  private Endpoint draft(Caller caller, Scope scope, Values settings) {
    Endpoint draft = new Endpoint();
    draft.accountId = caller.accountId();
    draft.surface = AccountEnvelope.NAME;
    draft.scopeKind = scope.kind().text();
    draft.scopeId = scope.id();
    draft.retries = EndpointFields.DEFAULT_RETRIES;
    draft.backoffMultiplier = EndpointFields.DEFAULT_MULTIPLIER;
    draft.secrets = List.of(Secrets.standard(random));
    EndpointMapper.apply(settings, draft);
    return draft;
  }

  private <T> Uni<T> invalid(Caller caller, Optional<Scope> scope, Problems problems) {
    return scopes
        .areKnown(caller.accountId(), scope.map(Set::of).orElse(Set.of()))
        .map(
            known -> {
              throw known ? problems.failure() : AccountAuth.notFound();
            });
  }

  private static Endpoint saved(Saved saved) {
    return switch (saved) {
      case Saved.Done done -> done.endpoint();
      case Saved.NotFound notFound -> throw AccountAuth.notFound();
      case Saved.ScopeUnknown unknown -> throw AccountAuth.notFound();
      case Saved.ExternalIdTaken never -> throw new IllegalStateException("it has none");
      case Saved.UrlTaken taken ->
          throw new ApiException(new ApiError.Conflict("URL is in use already"));
    };
  }
}
