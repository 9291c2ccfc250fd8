package dev.hookferry.api.account;

import dev.hookferry.registry.account.Accounts;
import dev.hookferry.registry.account.NewAccount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Accounts, which the operator alone makes and sees. */
@ApplicationScoped
class AccountsResource implements AccountsApi {

  private static final Type<Integer> CURSOR =
      Numbers.integer(1, Integer.MAX_VALUE)
          .then((number, input, problems) -> Math.toIntExact(number));

  private final AccountAuth auth;
  private final Accounts accounts;

  AccountsResource(AccountAuth auth, Accounts accounts) {
    this.auth = auth;
    this.accounts = accounts;
  }

  @Override
  public Uni<NewAccountJson> create(String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.accounts().chain(operator -> create(body)).map(NewAccountJson::of);
  }

  private Uni<NewAccount> create(JsonBody body) {
    Problems problems = Problems.in("body");
    String name = body.members(problems).required("name", ApiKeysResource.NAME);
    problems.orThrow();
    return accounts.create(name);
  }

  @Override
  public Uni<PageJson<AccountJson>> list(UriInfo uri) {
    return auth.accounts().chain(operator -> list(new Query(uri)));
  }

  private Uni<PageJson<AccountJson>> list(Query query) {
    int limit = query.limit();
    Optional<Integer> cursor = query.optional("cursor", CURSOR);
    query.orThrow();
    return accounts
        .list(limit + 1, cursor)
        .map(rows -> PageJson.of(rows, limit, AccountJson::of, row -> Integer.toString(row.id)));
  }
}
