package dev.hookferry.registry;

import dev.hookferry.domain.model.Account;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The accounts of the service, for its operator. */
@ApplicationScoped
public class Accounts {

  private static final String FIRST_KEY = "admin";
  private static final List<Scope> FIRST_SCOPES =
      List.of(
          Scope.ACCOUNT,
          new Scope(ScopeKind.DEVICE, Scope.DEFAULT_ID),
          new Scope(ScopeKind.USER, Scope.DEFAULT_ID));

  private final AccountRepository accounts;
  private final ApiKeyRepository keys;
  private final KeyMaker maker;
  private final Clock clock;

  Accounts(AccountRepository accounts, ApiKeyRepository keys, KeyMaker maker, Clock clock) {
    this.accounts = accounts;
    this.keys = keys;
    this.maker = maker;
    this.clock = clock;
  }

  /** Makes an account with what every account has from the start, and a key of its admin. */
  public Uni<NewAccount> create(String name) {
    Account account = new Account();
    account.name = name;
    account.createdAt = clock.instant();
    return Panache.withTransaction(
        () ->
            accounts
                .persistAndFlush(account)
                .chain(() -> NewScopes.add(account.id, FIRST_SCOPES, account.createdAt))
                .chain(() -> firstKey(account)));
  }

  /** The newest accounts, or the newest of those made before this one. */
  public Uni<List<Account>> list(int limit, Optional<Integer> before) {
    return Panache.withSession(
        () ->
            accounts
                .find("id < ?1 ORDER BY id DESC", before.orElse(Integer.MAX_VALUE))
                .page(0, limit)
                .list());
  }

  /** The account, if it is there. */
  public Uni<Optional<Account>> find(int id) {
    return Panache.withSession(() -> accounts.findById(id)).map(Optional::ofNullable);
  }

  private Uni<NewAccount> firstKey(Account account) {
    NewKey made = maker.make(account.id, FIRST_KEY, Role.ADMIN, Optional.empty(), Optional.empty());
    return keys.persist(made.key()).map(key -> new NewAccount(account, key, made.secret()));
  }
}
