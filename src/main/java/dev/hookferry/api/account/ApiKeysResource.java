package dev.hookferry.api.account;

import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.key.ApiKeys;
import dev.hookferry.registry.key.NewKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Keys of an account. */
@ApplicationScoped
class ApiKeysResource implements ApiKeysApi {

  static final Type<String> NAME = Scalars.string(1, 255);

  private static final Type<Role> ROLE =
      Scalars.oneOf("admin", "member", "publisher")
          .then((text, input, problems) -> Role.valueOf(text.toUpperCase(Locale.ROOT)));

  private final AccountAuth auth;
  private final ApiKeys keys;

  ApiKeysResource(AccountAuth auth, ApiKeys keys) {
    this.auth = auth;
    this.keys = keys;
  }

  @Override
  public Uni<NewKeyJson> create(String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.keys().chain(caller -> create(caller, body)).map(NewKeyJson::of);
  }

  private Uni<NewKey> create(Caller caller, JsonBody body) {
    Problems problems = Problems.in("body");
    Members members = body.members(problems);
    String name = members.required("name", NAME);
    Role role = members.required("role", ROLE);
    Optional<Scope> scope = members.optional("scope", ScopeJson.BELOW_ACCOUNT.orNull());
    Optional<Instant> expiresAt = members.optional("expires_at", Scalars.DATETIME.orNull());
    problems.orThrow();
    return keys.create(caller.accountId(), name, role, scope, expiresAt);
  }

  @Override
  public Uni<PageJson<KeyJson>> list(UriInfo uri) {
    return auth.keys().chain(caller -> list(caller, new Query(uri)));
  }

  private Uni<PageJson<KeyJson>> list(Caller caller, Query query) {
    int limit = query.limit();
    Optional<UUID> cursor = query.cursor();
    query.orThrow();
    return keys.list(caller.accountId(), limit + 1, cursor)
        .map(rows -> PageJson.of(rows, limit, KeyJson::of, key -> Base58.encode(key.id)));
  }

  @Override
  public Uni<Void> delete(String id) {
    return auth.keys()
        .chain(caller -> keys.delete(caller.accountId(), uuid(id)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  private static UUID uuid(String id) {
    return PublicId.KEY.parse(id).orElseThrow(AccountAuth::notFound);
  }
}
