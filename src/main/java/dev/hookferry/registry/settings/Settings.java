package dev.hookferry.registry.settings;

import dev.hookferry.registry.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.function.Consumer;

/** The settings of accounts. */
@ApplicationScoped
public class Settings {

  private final SettingsRepository settings;
  private final Event<SettingsChanged> changed;

  Settings(SettingsRepository settings, Event<SettingsChanged> changed) {
    this.settings = settings;
    this.changed = changed;
  }

  public Uni<AccountSettings> of(int accountId) {
    return UnitOfWork.read(() -> settings.of(accountId));
  }

  /** Changes them under a lock. */
  public Uni<AccountSettings> update(int accountId, Consumer<AccountSettings> change) {
    return UnitOfWork.write(() -> settings.lock(accountId).invoke(change))
        .invoke(() -> changed.fire(new SettingsChanged(accountId)));
  }
}
