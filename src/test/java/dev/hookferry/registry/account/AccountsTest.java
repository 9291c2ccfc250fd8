package dev.hookferry.registry.account;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.key.ApiKey;
import dev.hookferry.registry.key.ApiKeys;
import dev.hookferry.registry.key.NewKey;
import dev.hookferry.registry.scope.Scopes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountsTest {

  @Inject Accounts accounts;
  @Inject ApiKeys keys;
  @Inject Scopes scopes;

  @Test
  void givenAName_whenCreated_thenWithItsFirstScopesAndAnAdminsKey() {
    NewAccount made = await(() -> accounts.create("acme"));
    int id = made.account().id;
    Account found = await(() -> accounts.find(id)).orElseThrow();
    assertEquals("acme", found.name);
    assertEquals(made.account().createdAt, found.createdAt);
    assertEquals("admin", made.key().name);
    assertEquals(Role.ADMIN, made.key().role);
    for (Scope scope :
        List.of(
            Scope.ACCOUNT,
            new Scope(ScopeKind.DEVICE, "default"),
            new Scope(ScopeKind.USER, "default"))) {
      assertTrue(await(() -> scopes.find(id, scope)).isPresent(), scope.toString());
    }
    assertEquals(List.of(made.key().id), ids(list(id, 10, Optional.empty())));
  }

  @Test
  void givenAccounts_whenListed_thenNewestFirst() {
    int first = await(() -> accounts.create("a")).account().id;
    int second = await(() -> accounts.create("b")).account().id;
    List<Account> newest = await(() -> accounts.list(1, Optional.empty()));
    List<Account> next = await(() -> accounts.list(1, Optional.of(second)));
    assertEquals(second, newest.getFirst().id);
    assertEquals(first, next.getFirst().id);
    assertEquals(Optional.empty(), await(() -> accounts.find(Integer.MAX_VALUE)));
  }

  @Test
  void givenAScopeThatIsNotThere_whenAKeyIsMade_thenTheScopeIsToo() {
    int id = await(() -> accounts.create("acme")).account().id;
    Scope door = new Scope(ScopeKind.DEVICE, "door-1");
    NewKey made =
        await(() -> keys.create(id, "ci", Role.MEMBER, Optional.of(door), Optional.empty()));
    assertEquals(Optional.of(door), made.key().scope());
    assertTrue(await(() -> scopes.find(id, door)).isPresent());
  }

  @Test
  void givenKeys_whenListedAndDeleted_thenOnlyThoseOfTheAccount() {
    NewAccount made = await(() -> accounts.create("acme"));
    int id = made.account().id;
    int stranger = await(() -> accounts.create("other")).account().id;
    NewKey second =
        await(() -> keys.create(id, "ci", Role.MEMBER, Optional.empty(), Optional.empty()));
    UUID newest = second.key().id;
    assertEquals(List.of(newest), ids(list(id, 1, Optional.empty())));
    assertEquals(List.of(made.key().id), ids(list(id, 10, Optional.of(newest))));
    assertFalse(await(() -> keys.delete(stranger, newest)));
    assertTrue(await(() -> keys.delete(id, newest)));
    assertFalse(await(() -> keys.delete(id, newest)));
    assertEquals(List.of(made.key().id), ids(list(id, 10, Optional.empty())));
  }

  @Test
  void givenNewCredentials_whenLogged_thenWithoutTheirText() {
    NewAccount made = await(() -> accounts.create("acme"));
    assertFalse(made.toString().contains(made.secretKey()));
    assertFalse(new NewKey(made.key(), made.secretKey()).toString().contains(made.secretKey()));
  }

  private List<ApiKey> list(int accountId, int limit, Optional<UUID> before) {
    return await(() -> keys.list(accountId, limit, before));
  }

  private static List<UUID> ids(List<ApiKey> keys) {
    return keys.stream().map(key -> key.id).toList();
  }
}
