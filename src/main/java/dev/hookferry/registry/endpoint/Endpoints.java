package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.lane.LaneChanged;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.Storable;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The endpoints of accounts, for every surface alike. */
@ApplicationScoped
public class Endpoints {

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final EndpointRepository endpoints;
  private final EndpointChanges changes;
  private final Deletion deletion;
  private final EndpointNotices notices;
  private final Event<LaneChanged> laneChanged;

  Endpoints(
      EndpointRepository endpoints,
      EndpointChanges changes,
      Deletion deletion,
      EndpointNotices notices,
      Event<LaneChanged> laneChanged) {
    this.endpoints = endpoints;
    this.changes = changes;
    this.deletion = deletion;
    this.notices = notices;
    this.laneChanged = laneChanged;
  }

  /**
   * Makes an endpoint.
   *
   * @param draft an id is kept where it has one; number and times are filled in
   */
  public Uni<Saved> create(Endpoint draft) {
    if (!Storable.isStorable(draft.scopeId)) {
      return Uni.createFrom().item(new Saved.ScopeUnknown());
    }
    changes.complete(draft);
    return saving(() -> endpoints.add(draft).call(notices::created).map(Saved.Done::new));
  }

  /** The endpoint with this id, if it is in the set. */
  public Uni<Optional<Endpoint>> find(EndpointSet set, UUID id) {
    return UnitOfWork.read(() -> endpoints.find(set, id));
  }

  /** The endpoint with this number, if it is in the set. */
  public Uni<Optional<Endpoint>> findByNumber(EndpointSet set, long number) {
    return UnitOfWork.read(() -> endpoints.findByNumber(set, number));
  }

  /** The endpoint of the set's one scope with this external id. */
  public Uni<Optional<Endpoint>> named(EndpointSet set, String externalId) {
    return set.isStorable() && Storable.isStorable(externalId)
        ? UnitOfWork.read(() -> endpoints.named(set, set.scope().orElseThrow(), externalId))
        : Uni.createFrom().item(Optional.empty());
  }

  /** A page of the set. */
  public Uni<EndpointPage> list(EndpointSet set, EndpointQuery query) {
    if (!set.isStorable() || !query.isStorable()) {
      return Uni.createFrom().item(new EndpointPage(List.of(), 0));
    }
    return UnitOfWork.read(
        () ->
            endpoints
                .page(set, query)
                .chain(
                    items ->
                        endpoints.count(set, query).map(total -> new EndpointPage(items, total))));
  }

  /**
   * The endpoints of one surface on these scopes of one kind, by their age.
   *
   * @param scopeIds not many
   */
  public Uni<List<Endpoint>> onScopes(
      int accountId, String surface, ScopeKind kind, List<String> scopeIds) {
    return scopeIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : UnitOfWork.read(() -> endpoints.onScopes(accountId, surface, kind, scopeIds));
  }

  /**
   * Changes an endpoint under a lock; if it is called in another way now, it starts afresh. Where
   * the change throws, nothing is changed and the call fails with what it threw.
   *
   * @param edit sets fields; other {@link Endpoint#secrets} take the place of all that are there,
   *     {@link Endpoint#forgive} counts failures from 0 again, and so does enabling what was
   *     disabled
   */
  public Uni<Saved> update(EndpointSet set, UUID id, Edit edit) {
    return update(() -> endpoints.lock(set, id), edit);
  }

  /** The same by a request of the native surface. */
  public Uni<Saved> update(EndpointSet set, UUID id, Consumer<Endpoint> change) {
    return update(set, id, Edit.inNativeWords(change));
  }

  /** The same for the endpoint with this number. */
  public Uni<Saved> update(EndpointSet set, long number, Edit edit) {
    return update(() -> endpoints.lock(set, number), edit);
  }

  private Uni<Saved> update(Supplier<Uni<Optional<Endpoint>>> lock, Edit edit) {
    return saving(() -> lock.get().call(found -> changed(found, edit)).map(Endpoints::saved))
        .invoke(this::tell);
  }

  private Uni<Void> changed(Optional<Endpoint> found, Edit edit) {
    return found
        .map(endpoint -> notices.updated(endpoint, changes.apply(endpoint, edit)))
        .orElse(NOTHING);
  }

  /** Ends the endpoint's live deliveries as failed, and deletes it; false: no such endpoint. */
  public Uni<Boolean> delete(EndpointSet set, UUID id) {
    return set.isStorable() ? deletion.endpoint(set, id) : Uni.createFrom().item(false);
  }

  /**
   * Gives an endpoint a new secret, which signs first.
   *
   * @param overlap how long the one that signed first until now still signs too
   */
  public Uni<Optional<Endpoint>> rotateSecret(
      EndpointSet set, UUID id, String secret, Duration overlap) {
    return rotateSecret(set, id, secret, overlap, 2);
  }

  /**
   * The same, where more secrets may sign at once.
   *
   * @param most 2 to 11
   */
  public Uni<Optional<Endpoint>> rotateSecret(
      EndpointSet set, UUID id, String secret, Duration overlap, int most) {
    return UnitOfWork.write(
            () -> endpoints.lock(set, id).call(found -> rotated(found, secret, overlap, most)))
        .invoke(found -> tell(saved(found)));
  }

  private Uni<Void> rotated(Optional<Endpoint> found, String secret, Duration overlap, int most) {
    return found
        .map(endpoint -> notices.rotated(endpoint, changes.rotate(endpoint, secret, overlap, most)))
        .orElse(NOTHING);
  }

  /** The endpoint with its secrets, for who asks for these. */
  public Uni<Optional<Endpoint>> reveal(EndpointSet set, UUID id) {
    return UnitOfWork.write(
        () -> endpoints.find(set, id).call(found -> found.map(notices::revealed).orElse(NOTHING)));
  }

  /** Notes that the endpoint answered a verification; nothing where it is gone. */
  public Uni<Void> verified(int accountId, UUID id, Instant at) {
    return UnitOfWork.write(
        () ->
            endpoints
                .noteVerified(new AccountKey(accountId, id), at)
                .chain(() -> notices.verified(accountId, id)));
  }

  /** Notes that the endpoint was to verify itself, and did not. */
  public Uni<Void> notVerified(int accountId, UUID id) {
    return UnitOfWork.write(() -> notices.verified(accountId, id));
  }

  private void tell(Saved outcome) {
    if (outcome instanceof Saved.Done done) {
      LaneKey lane = new LaneKey(done.endpoint().accountId, done.endpoint().id);
      laneChanged.fire(new LaneChanged(lane));
    }
  }

  private static Saved saved(Optional<Endpoint> found) {
    return found.<Saved>map(Saved.Done::new).orElseGet(Saved.NotFound::new);
  }

  private static Uni<Saved> saving(Supplier<Uni<Saved>> work) {
    return UnitOfWork.write(work)
        .onFailure(failure -> Violations.isOf("endpoint_device_url", failure))
        .recoverWithItem(new Saved.UrlTaken())
        .onFailure(failure -> Violations.isOf("endpoint_external_id", failure))
        .recoverWithItem(new Saved.ExternalIdTaken())
        .onFailure(failure -> Violations.isOf("endpoint_scope", failure))
        .recoverWithItem(new Saved.ScopeUnknown());
  }
}
