package dev.hookferry.registry.account;

import dev.hookferry.domain.model.Account;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.Columns;
import dev.hookferry.registry.key.ApiKeyRepository;
import dev.hookferry.registry.key.KeyMaker;
import dev.hookferry.registry.key.NewKey;
import dev.hookferry.registry.scope.NewScopes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The accounts of the service, for its operator. */
@ApplicationScoped
public class Accounts {

  private static final String ADD =
      """
      INSERT INTO account (name, created_at)
      VALUES ($1, $2)
      RETURNING id
      """;

  private static final String FIND =
      """
      SELECT id, name, created_at
      FROM account
      WHERE id = $1
      """;

  private static final String LIST =
      """
      SELECT id, name, created_at
      FROM account
      WHERE id < $1
      ORDER BY id DESC
      LIMIT $2
      """;

  private static final String FIRST_KEY = "admin";
  private static final List<Scope> FIRST_SCOPES =
      List.of(
          Scope.ACCOUNT,
          new Scope(ScopeKind.DEVICE, Scope.DEFAULT_ID),
          new Scope(ScopeKind.USER, Scope.DEFAULT_ID));

  private final Pool pool;
  private final ApiKeyRepository keys;
  private final KeyMaker maker;
  private final Clock clock;

  Accounts(Pool pool, ApiKeyRepository keys, KeyMaker maker, Clock clock) {
    this.pool = pool;
    this.keys = keys;
    this.maker = maker;
    this.clock = clock;
  }

  /** Makes an account with what every account has from the start, and a key of its admin. */
  public Uni<NewAccount> create(String name) {
    Account account = new Account();
    account.name = name;
    account.createdAt = clock.instant();
    return pool.withTransaction(
        connection ->
            add(connection, account)
                .chain(() -> NewScopes.add(connection, account.id, FIRST_SCOPES, account.createdAt))
                .chain(() -> addFirstKey(connection, account)));
  }

  /** The newest accounts, or the newest of those made before this one. */
  public Uni<List<Account>> list(int limit, Optional<Integer> before) {
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(before.orElse(Integer.MAX_VALUE), (long) limit))
        .map(Accounts::accounts);
  }

  /** The account, if it is there. */
  public Uni<Optional<Account>> find(int id) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> accounts(rows).stream().findFirst());
  }

  private static Uni<Void> add(SqlConnection connection, Account account) {
    return connection
        .preparedQuery(ADD)
        .execute(Tuple.of(account.name, Columns.time(account.createdAt)))
        .invoke(rows -> account.id = rows.iterator().next().getInteger("id"))
        .replaceWithVoid();
  }

  private Uni<NewAccount> addFirstKey(SqlConnection connection, Account account) {
    NewKey made = maker.make(account.id, FIRST_KEY, Role.ADMIN, Optional.empty(), Optional.empty());
    return keys.add(connection, made.key())
        .replaceWith(new NewAccount(account, made.key(), made.secret()));
  }

  private static List<Account> accounts(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Accounts::account).toList();
  }

  private static Account account(Row row) {
    Account account = new Account();
    account.id = row.getInteger("id");
    account.name = row.getString("name");
    account.createdAt = Columns.instant(row, "created_at");
    return account;
  }
}
