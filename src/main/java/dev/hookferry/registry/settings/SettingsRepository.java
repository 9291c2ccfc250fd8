package dev.hookferry.registry.settings;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of settings; within the session of its caller. */
@ApplicationScoped
public class SettingsRepository implements PanacheRepositoryBase<AccountSettings, Integer> {

  // Two first changes at once: the second waits, and changes what the first left.
  private static final String ADD =
      """
      INSERT INTO account_settings (account_id, unknown_event_types, portal_frame_ancestors)
      VALUES (:accountId, 'ALLOW', '{}')
      ON CONFLICT (account_id) DO UPDATE SET account_id = excluded.account_id
      """;

  /** The account's settings, or those that every account has at first. */
  public Uni<AccountSettings> of(int accountId) {
    return findById(accountId).map(found -> found == null ? new AccountSettings(accountId) : found);
  }

  /** The same, and nobody else changes them before the transaction ends. */
  Uni<AccountSettings> lock(int accountId) {
    return getSession()
        .chain(
            session ->
                session.createNativeQuery(ADD).setParameter("accountId", accountId).executeUpdate())
        .chain(() -> findById(accountId));
  }
}
