package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Changes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells of changes of endpoints, within the unit of work that makes them. */
@ApplicationScoped
class EndpointNotices {

  private final AuditLog audit;

  EndpointNotices(AuditLog audit) {
    this.audit = audit;
  }

  Uni<Void> created(Endpoint endpoint) {
    return record(endpoint.accountId, endpoint.id, AuditAction.ENDPOINT_CREATE);
  }

  Uni<Void> updated(Endpoint endpoint, Change change) {
    return change.inItsWords().isEmpty()
        ? Uni.createFrom().voidItem()
        : audit.record(entry(endpoint, AuditAction.ENDPOINT_UPDATE, change.inItsWords()));
  }

  Uni<Void> rotated(Endpoint endpoint, Changes changes) {
    return audit.record(entry(endpoint, AuditAction.ENDPOINT_ROTATE_SECRET, changes));
  }

  Uni<Void> revealed(Endpoint endpoint) {
    return record(endpoint.accountId, endpoint.id, AuditAction.ENDPOINT_REVEAL_SECRET);
  }

  Uni<Void> verified(int accountId, UUID id) {
    return record(accountId, id, AuditAction.ENDPOINT_VERIFY);
  }

  private Uni<Void> record(int accountId, UUID id, AuditAction action) {
    return audit.record(AuditEntry.of(accountId, action, PublicId.ENDPOINT, id));
  }

  private static AuditEntry entry(Endpoint endpoint, AuditAction action, Changes changes) {
    return new AuditEntry(endpoint.accountId, action, PublicId.ENDPOINT.of(endpoint.id), changes);
  }
}
