package dev.hookferry.api.session;

import static dev.hookferry.api.session.SessionFields.ID;
import static dev.hookferry.api.session.SessionFields.WEBHOOKS;
import static java.util.stream.Collectors.groupingBy;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.session.SessionJson.Session;
import dev.hookferry.api.session.SessionJson.SessionList;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.SessionEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.scope.Put;
import dev.hookferry.registry.scope.ScopeRow;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sessions with the webhooks that hang on them. */
@ApplicationScoped
class Sessions {

  private final Scopes scopes;
  private final Endpoints endpoints;
  private final Clock clock;
  private final RandomGenerator random;

  Sessions(Scopes scopes, Endpoints endpoints, Clock clock, RandomGenerator random) {
    this.scopes = scopes;
    this.endpoints = endpoints;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a session with its webhooks; fails with a conflict where its id is taken. */
  Uni<Session> create(Caller caller, Values wanted) {
    Scope session = new Scope(ScopeKind.SESSION, wanted.optional(ID).orElseGet(this::newId));
    return scopes
        .put(caller.accountId(), session)
        .invoke(Sessions::requireNew)
        .chain(put -> withNewWebhooks(caller, put, wanted.optional(WEBHOOKS).orElse(List.of())));
  }

  /** A session; fails as not found where there is none. */
  Uni<Session> find(int accountId, Scope session) {
    return scopes
        .find(accountId, session)
        .map(found -> found.orElseThrow(SessionMapper::notFound))
        .chain(at -> withWebhooks(accountId, List.of(new ScopeRow(session, at))))
        .map(List::getFirst);
  }

  /** The newest sessions. */
  Uni<SessionList> page(int accountId, Window window) {
    return scopes
        .list(accountId, ScopeKind.SESSION, window.offset(), window.limit())
        .chain(rows -> withWebhooks(accountId, rows))
        .chain(
            sessions ->
                scopes
                    .count(accountId, Optional.of(ScopeKind.SESSION))
                    .map(total -> SessionMapper.page(sessions, total, window)));
  }

  /** Where one cannot be made, the session goes again, so that the request can be repeated. */
  private Uni<Session> withNewWebhooks(Caller caller, Put put, List<Values> wanted) {
    return Multi.createFrom()
        .iterable(wanted)
        .map(settings -> SessionMapper.draft(caller, put.scope(), settings))
        .onItem()
        .transformToUniAndConcatenate(endpoints::create)
        .map(SessionMapper::endpoint)
        .collect()
        .in(ArrayList<Endpoint>::new, List::add)
        .onFailure()
        .call(() -> undo(caller, put))
        .map(made -> session(put, made));
  }

  /** What went wrong before is what the caller hears of. */
  private Uni<Boolean> undo(Caller caller, Put put) {
    return scopes.delete(caller.accountId(), put.scope()).onFailure().recoverWithItem(false);
  }

  private static Session session(Put put, List<Endpoint> webhooks) {
    ScopeRow row = new ScopeRow(put.scope(), put.createdAt());
    return SessionMapper.session(row, Map.of(put.scope().id(), webhooks));
  }

  private Uni<List<Session>> withWebhooks(int accountId, List<ScopeRow> rows) {
    List<String> ids = rows.stream().map(row -> row.scope().id()).toList();
    return endpoints
        .onScopes(accountId, SessionEnvelope.NAME, ScopeKind.SESSION, ids)
        .map(found -> found.stream().collect(groupingBy(endpoint -> endpoint.scopeId)))
        .map(byId -> rows.stream().map(row -> SessionMapper.session(row, byId)).toList());
  }

  private static void requireNew(Put put) {
    if (!put.created()) {
      throw new ApiException(new ApiError.Conflict("session " + put.scope().id() + " exists"));
    }
  }

  private String newId() {
    return Base58.encode(Ids.next(clock.instant(), random));
  }
}
