package dev.hookferry.registry.account;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.Violations;
import dev.hookferry.registry.key.ApiKeyRepository;
import dev.hookferry.registry.key.KeyMaker;
import dev.hookferry.registry.key.NewKey;
import dev.hookferry.registry.scope.RegisteredScope;
import dev.hookferry.registry.scope.ScopeRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

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
  private final ScopeRepository scopes;
  private final ApiKeyRepository keys;
  private final KeyMaker maker;
  private final AuditLog audit;
  private final Clock clock;

  Accounts(
      AccountRepository accounts,
      ScopeRepository scopes,
      ApiKeyRepository keys,
      KeyMaker maker,
      AuditLog audit,
      Clock clock) {
    this.accounts = accounts;
    this.scopes = scopes;
    this.keys = keys;
    this.maker = maker;
    this.audit = audit;
    this.clock = clock;
  }

  /** Makes an account with what every account has from the start, and a key of its admin. */
  public Uni<NewAccount> create(String name) {
    Account account = new Account();
    account.name = name;
    account.createdAt = clock.instant();
    return UnitOfWork.write(
        () ->
            accounts
                .persist(account)
                .chain(() -> scopes.persist(firstScopes(account)))
                .chain(() -> addFirstKey(account)));
  }

  /** What became of a change. */
  public sealed interface Updated {
    record Done(Account account) implements Updated {}

    record NotFound() implements Updated {}

    /** Another account has it. */
    record ExternalIdTaken() implements Updated {}
  }

  /** Changes an account. */
  public Uni<Updated> update(int id, Consumer<Account> change) {
    return UnitOfWork.write(
            () -> accounts.findById(id).onItem().ifNotNull().invoke(change).call(accounts::flush))
        .<Updated>map(
            account -> account == null ? new Updated.NotFound() : new Updated.Done(account))
        .onFailure(failure -> Violations.isOf("account_external_id_key", failure))
        .recoverWithItem(new Updated.ExternalIdTaken());
  }

  /** The newest accounts, or the newest of those made before this one. */
  public Uni<List<Account>> list(int limit, Optional<Integer> before) {
    return UnitOfWork.read(() -> accounts.before(before.orElse(Integer.MAX_VALUE), limit));
  }

  /** The account, if it is there. */
  public Uni<Optional<Account>> find(int id) {
    return UnitOfWork.read(() -> accounts.findById(id)).map(Optional::ofNullable);
  }

  /** The account that was called this where it came from. */
  public Uni<Optional<Account>> named(String externalId) {
    return UnitOfWork.read(() -> accounts.named(externalId));
  }

  private static List<RegisteredScope> firstScopes(Account account) {
    return FIRST_SCOPES.stream()
        .map(scope -> new RegisteredScope(account.id, scope, account.createdAt))
        .toList();
  }

  private Uni<NewAccount> addFirstKey(Account account) {
    NewKey made = maker.make(account.id, FIRST_KEY, Role.ADMIN, Optional.empty(), Optional.empty());
    return keys.persist(made.key())
        .call(key -> recordCreated(account.id, key.id))
        .map(key -> new NewAccount(account, key, made.secret()));
  }

  private Uni<Void> recordCreated(int accountId, UUID keyId) {
    return audit.record(AuditEntry.of(accountId, AuditAction.KEY_CREATE, PublicId.KEY, keyId));
  }
}
