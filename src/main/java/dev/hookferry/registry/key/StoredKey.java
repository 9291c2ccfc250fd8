package dev.hookferry.registry.key;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.Columns;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a key says of its bearer. */
record StoredKey(
    UUID id, Caller caller, Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {

  static StoredKey of(Row row) {
    Optional<Scope> scope =
        Optional.ofNullable(row.getString("scope_kind"))
            .map(kind -> new Scope(ScopeKind.of(kind).orElseThrow(), row.getString("scope_id")));
    Role role = Role.valueOf(row.getString("role"));
    return new StoredKey(
        row.getUUID("id"),
        new Caller(row.getInteger("account_id"), role, scope, row.getString("name")),
        instant(row, "expires_at"),
        instant(row, "last_used_at"));
  }

  boolean isValidAt(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(Columns.instant(row, column));
  }
}
