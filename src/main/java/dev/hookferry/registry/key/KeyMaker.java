package dev.hookferry.registry.key;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes keys; storing them is their user's part. */
@ApplicationScoped
public class KeyMaker {

  private final Clock clock;
  private final RandomGenerator random;

  KeyMaker(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public NewKey make(
      int accountId, String name, Role role, Optional<Scope> scope, Optional<Instant> expiresAt) {
    String text = KeyText.generate(random);
    ApiKey key = new ApiKey();
    key.accountId = accountId;
    key.createdAt = clock.instant();
    key.id = Ids.next(key.createdAt, random);
    key.name = name;
    key.role = role;
    key.scopeKind = scope.map(Scope::kind).map(kind -> kind.text()).orElse(null);
    key.scopeId = scope.map(Scope::id).orElse(null);
    key.hash = KeyText.hash(text);
    key.expiresAt = expiresAt.orElse(null);
    return new NewKey(key, text);
  }
}
