package dev.hookferry.registry.settings;

import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Changes;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.registry.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.function.Consumer;

/** The settings of accounts. */
@ApplicationScoped
public class Settings {

  private final SettingsRepository settings;
  private final AuditLog audit;
  private final Event<SettingsChanged> changed;

  Settings(SettingsRepository settings, AuditLog audit, Event<SettingsChanged> changed) {
    this.settings = settings;
    this.audit = audit;
    this.changed = changed;
  }

  public Uni<AccountSettings> of(int accountId) {
    return UnitOfWork.read(() -> settings.of(accountId));
  }

  /** Changes them under a lock. */
  public Uni<AccountSettings> update(int accountId, Consumer<AccountSettings> change) {
    return UnitOfWork.write(() -> settings.lock(accountId).call(own -> changed(own, change)))
        .invoke(() -> changed.fire(new SettingsChanged(accountId)));
  }

  private Uni<Void> changed(AccountSettings own, Consumer<AccountSettings> change) {
    Snapshot before = own.snapshot();
    change.accept(own);
    Changes changes = Changes.between(before, own.snapshot());
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : audit.record(
            new AuditEntry(own.accountId, AuditAction.SETTINGS_UPDATE, "settings", changes));
  }
}
