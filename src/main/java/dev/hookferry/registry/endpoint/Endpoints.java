package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.lane.LaneChanged;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.Storable;
import dev.hookferry.registry.Violations;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The endpoints of accounts, for every surface alike. */
@ApplicationScoped
public class Endpoints {

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();
  private static final int MAX_ON_SCOPES = 10_000;

  private final Pool pool;
  private final EndpointRepository endpoints;
  private final EndpointChanges changes;
  private final Verifications verifications;
  private final Deletion deletion;
  private final Event<LaneChanged> laneChanged;

  Endpoints(
      Pool pool,
      EndpointRepository endpoints,
      EndpointChanges changes,
      Verifications verifications,
      Deletion deletion,
      Event<LaneChanged> laneChanged) {
    this.pool = pool;
    this.endpoints = endpoints;
    this.changes = changes;
    this.verifications = verifications;
    this.deletion = deletion;
    this.laneChanged = laneChanged;
  }

  /**
   * Makes an endpoint.
   *
   * @param draft an id is kept where it has one; number and times are filled in
   */
  public Uni<Saved> create(Endpoint draft) {
    return Storable.isStorable(draft.scopeId)
        ? saving(connection -> changes.make(connection, draft))
        : Uni.createFrom().item(new Saved.ScopeUnknown());
  }

  /** The endpoint with this id, if it is in the set. */
  public Uni<Optional<Endpoint>> find(EndpointSet set, UUID id) {
    return find(Condition.of(set, id));
  }

  /** The endpoint with this number, if it is in the set. */
  public Uni<Optional<Endpoint>> findByNumber(EndpointSet set, long number) {
    return find(Condition.of(set, number));
  }

  /** A page of the set. */
  public Uni<EndpointPage> list(EndpointSet set, EndpointQuery query) {
    Condition all = query.filter().map(Condition.of(set)::containing).orElse(Condition.of(set));
    Condition page = query.before().map(id -> all.and("id < $%d", id)).orElse(all);
    return endpoints
        .page(pool, page, query)
        .chain(items -> endpoints.count(pool, all).map(total -> new EndpointPage(items, total)));
  }

  /**
   * The endpoints of one surface on these scopes of one kind, by their age.
   *
   * @param scopeIds not many
   */
  public Uni<List<Endpoint>> onScopes(
      int accountId, String surface, ScopeKind kind, List<String> scopeIds) {
    Condition condition =
        Condition.of(EndpointSet.ofSurface(accountId, surface))
            .and("scope_kind = $%d", kind.text())
            .and("scope_id = ANY ($%d)", scopeIds.toArray(String[]::new));
    EndpointQuery all = EndpointQuery.page(Order.NUMBER, true, 0, MAX_ON_SCOPES);
    return scopeIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : endpoints.page(pool, condition, all);
  }

  /**
   * Changes an endpoint under a lock; if it is called in another way now, it starts afresh. Where
   * the change throws, nothing is changed and the call fails with what it threw.
   *
   * @param change sets fields; other {@link Endpoint#secrets} take the place of all that are there,
   *     a {@link dev.hookferry.registry.endpoint.EndpointHealth#forgiven forgiven} health counts
   *     failures from 0 again, and so does enabling what was disabled
   */
  public Uni<Saved> update(EndpointSet set, UUID id, Consumer<Endpoint> change) {
    return update(Condition.of(set, id), change);
  }

  /** The same for the endpoint with this number. */
  public Uni<Saved> update(EndpointSet set, long number, Consumer<Endpoint> change) {
    return update(Condition.of(set, number), change);
  }

  private Uni<Saved> update(Condition condition, Consumer<Endpoint> change) {
    return saving(
            connection ->
                lock(connection, condition)
                    .chain(
                        found ->
                            found
                                .map(endpoint -> changes.apply(connection, endpoint, change))
                                .orElseGet(() -> Uni.createFrom().item(new Saved.NotFound()))))
        .invoke(
            saved -> {
              if (saved instanceof Saved.Done done) {
                tell(done.endpoint());
              }
            });
  }

  /** Ends the endpoint's live deliveries as failed, and deletes it; false: no such endpoint. */
  public Uni<Boolean> delete(EndpointSet set, UUID id) {
    return deletion.endpoint(set, id);
  }

  /**
   * Gives an endpoint a new secret, which signs first.
   *
   * @param overlap how long the one that signed first until now still signs too
   */
  public Uni<Optional<Endpoint>> rotateSecret(
      EndpointSet set, UUID id, String secret, Duration overlap) {
    return pool.withTransaction(
            connection ->
                lock(connection, Condition.of(set, id))
                    .call(
                        found ->
                            found
                                .map(e -> changes.rotate(connection, e, secret, overlap))
                                .orElse(NOTHING)))
        .invoke(found -> found.ifPresent(this::tell));
  }

  /** Notes that the endpoint answered a verification; nothing where it is gone. */
  public Uni<Void> verified(int accountId, UUID id, Instant at) {
    return verifications.note(accountId, id, at);
  }

  private void tell(Endpoint changed) {
    laneChanged.fire(new LaneChanged(new LaneKey(changed.accountId, changed.id)));
  }

  private Uni<Optional<Endpoint>> find(Condition condition) {
    return endpoints.find(pool, condition).map(found -> found.stream().findFirst());
  }

  private Uni<Optional<Endpoint>> lock(SqlConnection connection, Condition condition) {
    return endpoints.lock(connection, condition).map(found -> found.stream().findFirst());
  }

  private Uni<Saved> saving(Function<SqlConnection, Uni<Saved>> work) {
    return pool.withTransaction(work)
        .onFailure(failure -> Violations.isOf("endpoint_device_url", failure))
        .recoverWithItem(new Saved.UrlTaken())
        .onFailure(failure -> Violations.isOf("endpoint_scope", failure))
        .recoverWithItem(new Saved.ScopeUnknown());
  }
}
