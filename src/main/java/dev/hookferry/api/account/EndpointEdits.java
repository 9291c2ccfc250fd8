package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
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
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes and changes endpoints as a body says. */
@ApplicationScoped
class EndpointEdits {

  private static final int DEFAULT_RETRIES = 7;

  private final Endpoints endpoints;
  private final Scopes scopes;
  private final EndpointFields fields;
  private final RandomGenerator random;

  EndpointEdits(Endpoints endpoints, Scopes scopes, EndpointFields fields, RandomGenerator random) {
    this.endpoints = endpoints;
    this.scopes = scopes;
    this.fields = fields;
    this.random = random;
  }

  /** Forbidden and not found come before what is wrong with the body. */
  Uni<Endpoint> create(Caller caller, JsonBody body) {
    Optional<Scope> scope = ScopeJson.peek(body.json());
    scope.ifPresent(wanted -> AccountAuth.requireReach(caller, wanted));
    Problems problems = Problems.in("body");
    Members members = body.members(problems);
    Consumer<Endpoint> settings = fields.ofNew(members);
    members.optional("scope", ScopeJson.TYPE.orNull());
    return problems.any()
        ? invalid(caller, scope, problems)
        : endpoints.create(draft(caller, scope.orElseThrow(), settings)).map(EndpointEdits::saved);
  }

  /** Of another surface's endpoint only {@code enabled} may be changed. */
  Uni<Endpoint> patch(Caller caller, UUID id, JsonBody body) {
    EndpointSet set = AccountAuth.endpoints(caller, Optional.empty());
    return endpoints
        .find(set, id)
        .map(found -> found.orElseThrow(AccountAuth::notFound))
        .map(endpoint -> change(endpoint, body))
        .chain(change -> endpoints.update(set, id, change))
        .map(EndpointEdits::saved);
  }

  private Consumer<Endpoint> change(Endpoint endpoint, JsonBody body) {
    Problems problems = Problems.in("body");
    Members members = body.members(problems);
    boolean own = endpoint.surface.equals(AccountEnvelope.NAME);
    Consumer<Endpoint> change = own ? fields.ofExisting(members) : fields.enabled(members);
    members.optional("scope", ScopeJson.TYPE.orNull().then(same(endpoint.scope())));
    if (!own && body.json() != null) {
      refuseOthers(body.json(), problems);
    }
    problems.orThrow();
    return change;
  }

  private static Type.Step<Scope, Scope> same(Scope scope) {
    return (wanted, input, problems) ->
        wanted == null || wanted.equals(scope)
            ? wanted
            : problems.refuse("the scope of an endpoint cannot be changed", input);
  }

  private static void refuseOthers(JsonNode body, Problems problems) {
    EndpointFields.NAMES.stream()
        .filter(body::has)
        .forEach(
            name ->
                problems
                    .at(name)
                    .refuse("only enabled can be changed on this surface", body.get(name)));
  }

  private Endpoint draft(Caller caller, Scope scope, Consumer<Endpoint> settings) {
    Endpoint draft = new Endpoint();
    draft.accountId = caller.accountId();
    draft.surface = AccountEnvelope.NAME;
    draft.scopeKind = scope.kind().text();
    draft.scopeId = scope.id();
    draft.retries = DEFAULT_RETRIES;
    draft.backoffMultiplier = EndpointFields.DEFAULT_MULTIPLIER;
    draft.secrets = List.of(Secrets.standard(random));
    settings.accept(draft);
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
      case Saved.UrlTaken taken ->
          throw new ApiException(new ApiError.Conflict("URL is in use already"));
    };
  }
}
