package dev.hookferry.registry.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.AttemptMade;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Changes;
import dev.hookferry.notice.OperationalEvent;
import dev.hookferry.notice.OperationalEvents;
import dev.hookferry.notice.Transaction;
import dev.hookferry.registry.endpoint.EndpointChanges.Change;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Tells of changes of endpoints, within the unit of work that makes them. */
@ApplicationScoped
class EndpointNotices {

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final AuditLog audit;
  private final OperationalEvents events;
  private final EndpointForm form;

  EndpointNotices(AuditLog audit, OperationalEvents events, EndpointForm form) {
    this.audit = audit;
    this.events = events;
    this.form = form;
  }

  Uni<Void> created(Endpoint endpoint) {
    return record(endpoint.accountId, endpoint.id, AuditAction.ENDPOINT_CREATE)
        .chain(() -> tell(endpoint, OperationalEvent.ENDPOINT_CREATED, () -> data(endpoint)));
  }

  Uni<Void> updated(Endpoint endpoint, Change change) {
    return audited(endpoint, change)
        .chain(() -> told(endpoint, change.inNativeWords()))
        .chain(() -> switched(endpoint, change.inNativeWords()));
  }

  private Uni<Void> audited(Endpoint endpoint, Change change) {
    return change.isOne()
        ? audit.record(entry(endpoint, AuditAction.ENDPOINT_UPDATE, change.inItsWords()))
        : NOTHING;
  }

  private Uni<Void> told(Endpoint endpoint, Changes changes) {
    return changes.names().stream().allMatch(NativeWords.ENABLED::equals)
        ? NOTHING
        : tell(
            endpoint,
            OperationalEvent.ENDPOINT_UPDATED,
            () -> data(endpoint).map(data -> with(data, NativeWords.members(changes))));
  }

  private static ObjectNode with(ObjectNode data, List<String> changed) {
    ArrayNode names = data.putArray("changed");
    changed.forEach(names::add);
    return data;
  }

  private Uni<Void> switched(Endpoint endpoint, Changes changes) {
    OperationalEvent event =
        endpoint.enabled ? OperationalEvent.ENDPOINT_ENABLED : OperationalEvent.ENDPOINT_DISABLED;
    return changes.names().contains(NativeWords.ENABLED)
        ? tell(endpoint, event, () -> switched(endpoint))
        : NOTHING;
  }

  private Uni<ObjectNode> switched(Endpoint endpoint) {
    return AttemptMade.last(Transaction.ofSession(), endpoint.accountId, endpoint.id)
        .chain(last -> data(endpoint).map(data -> byUser(data, endpoint, last)));
  }

  private ObjectNode byUser(ObjectNode data, Endpoint endpoint, Optional<AttemptMade> last) {
    Instant since = endpoint.health().failingSince;
    data.put("reason", "by_user");
    data.put("failing_since", since == null ? null : IsoTime.micros(since));
    data.set("last_attempt", last.map(form::attempt).orElse(null));
    return data;
  }

  Uni<Void> rotated(Endpoint endpoint, Changes changes) {
    return audit
        .record(entry(endpoint, AuditAction.ENDPOINT_ROTATE_SECRET, changes))
        .chain(() -> told(endpoint, changes));
  }

  /** Whether anybody wants to be told that endpoints were deleted. */
  Uni<Boolean> areDeletionsHeard(int accountId) {
    return events.isHeard(Transaction.ofSession(), accountId, OperationalEvent.ENDPOINT_DELETED);
  }

  /** As they were. */
  Uni<Void> deleted(List<Endpoint> endpoints) {
    return Multi.createFrom()
        .iterable(endpoints)
        .onItem()
        .transformToUniAndConcatenate(
            endpoint -> tell(endpoint, OperationalEvent.ENDPOINT_DELETED, () -> data(endpoint)))
        .collect()
        .last();
  }

  Uni<Void> revealed(Endpoint endpoint) {
    return record(endpoint.accountId, endpoint.id, AuditAction.ENDPOINT_REVEAL_SECRET);
  }

  Uni<Void> verified(int accountId, UUID id) {
    return record(accountId, id, AuditAction.ENDPOINT_VERIFY);
  }

  /** Nothing of those who listen: each event would make another. */
  private Uni<Void> tell(
      Endpoint endpoint, OperationalEvent event, Supplier<Uni<ObjectNode>> data) {
    return endpoint.listens()
        ? NOTHING
        : events.tell(
            Transaction.ofSession(), endpoint.accountId, event, () -> data.get().map(Optional::of));
  }

  private Uni<ObjectNode> data(Endpoint endpoint) {
    ObjectNode shown = form.json(endpoint);
    ObjectNode data = shown.objectNode();
    data.set("endpoint", shown);
    return Uni.createFrom().item(data);
  }

  private Uni<Void> record(int accountId, UUID id, AuditAction action) {
    return audit.record(AuditEntry.of(accountId, action, PublicId.ENDPOINT, id));
  }

  private static AuditEntry entry(Endpoint endpoint, AuditAction action, Changes changes) {
    return new AuditEntry(endpoint.accountId, action, PublicId.ENDPOINT.of(endpoint.id), changes);
  }
}
