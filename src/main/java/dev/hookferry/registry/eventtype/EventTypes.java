package dev.hookferry.registry.eventtype;

import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Changes;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The catalogues of accounts. */
@ApplicationScoped
public class EventTypes {

  private final EventTypeRepository types;
  private final Catalogue catalogue;
  private final AuditLog audit;
  private final Clock clock;

  EventTypes(EventTypeRepository types, Catalogue catalogue, AuditLog audit, Clock clock) {
    this.types = types;
    this.audit = audit;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** An event type as it is now, and whether it was not there before. */
  public record Put(EventType type, boolean created) {}

  /**
   * Puts an event type in the place of the one with its name, where there is one.
   *
   * @param draft of an account, with a name
   */
  public Uni<Put> put(EventType draft) {
    return UnitOfWork.write(() -> putNow(draft))
        .onFailure(failure -> Violations.isOf("event_type_pkey", failure))
        .retry() // another request has made it in between: it is there now
        .atMost(1)
        .invoke(() -> catalogue.forget(draft.accountId));
  }

  private Uni<Put> putNow(EventType draft) {
    Instant now = clock.instant();
    return types
        .find(draft.accountId, draft.name)
        .chain(
            found ->
                found.map(known -> replaced(known, draft, now)).orElseGet(() -> added(draft, now)));
  }

  private Uni<Put> added(EventType draft, Instant now) {
    draft.createdAt = now;
    draft.updatedAt = now;
    return types
        .persist(draft)
        .call(made -> record(made.accountId, AuditAction.EVENT_TYPE_CREATE, made.name))
        .map(made -> new Put(made, true));
  }

  private Uni<Put> replaced(EventType known, EventType draft, Instant now) {
    Changes changes = Changes.between(known.snapshot(), draft.snapshot());
    known.become(draft);
    known.updatedAt = now;
    return changes.isEmpty()
        ? Uni.createFrom().item(new Put(known, false))
        : record(known, changes).replaceWith(new Put(known, false));
  }

  private Uni<Void> record(EventType known, Changes changes) {
    return audit.record(
        new AuditEntry(known.accountId, AuditAction.EVENT_TYPE_UPDATE, known.name, changes));
  }

  private Uni<Void> record(int accountId, AuditAction action, String name) {
    return audit.record(new AuditEntry(accountId, action, name, Changes.NONE));
  }

  public Uni<Optional<EventType>> find(int accountId, String name) {
    return UnitOfWork.read(() -> types.find(accountId, name));
  }

  /**
   * The newest event types.
   *
   * @param prefix that their names begin with; empty: any
   * @param after the last of the page before
   */
  public Uni<List<EventType>> list(
      int accountId, boolean archivedToo, String prefix, Optional<EventType> after, int limit) {
    return UnitOfWork.read(() -> types.newest(accountId, archivedToo, prefix, after, limit));
  }

  /**
   * Some event types in the order of their names.
   *
   * @param after the one before them; empty: from the start
   */
  public Uni<List<EventType>> byName(
      int accountId,
      boolean archivedToo,
      Optional<List<String>> flags,
      String after,
      boolean descending,
      int limit) {
    return UnitOfWork.read(
        () -> types.byName(accountId, archivedToo, flags, after, descending, limit));
  }

  /** Whether it was there. */
  public Uni<Boolean> delete(int accountId, String name) {
    return UnitOfWork.write(
            () ->
                types
                    .delete(accountId, name)
                    .call(
                        deleted ->
                            deleted
                                ? record(accountId, AuditAction.EVENT_TYPE_DELETE, name)
                                : Uni.createFrom().voidItem()))
        .invoke(() -> catalogue.forget(accountId));
  }
}
