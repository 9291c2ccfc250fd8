package dev.hookferry.registry.scope;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.account.Accounts;
import dev.hookferry.registry.key.ApiKeys;
import dev.hookferry.registry.key.Credentials;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScopesTest {

  private static final Scope SESSION = new Scope(ScopeKind.SESSION, "s-1");

  @Inject Scopes scopes;
  @Inject Accounts accounts;
  @Inject ApiKeys keys;
  @Inject Credentials credentials;

  private int accountId;

  @BeforeEach
  void makeAccount() {
    accountId = await(() -> accounts.create("acme")).account().id;
  }

  @Test
  void givenNoSuchScope_whenPutTwice_thenCreatedOnce() {
    Put first = put(SESSION);
    Put second = put(SESSION);
    assertTrue(first.created());
    assertEquals(new Put(SESSION, first.createdAt(), false), second);
    assertEquals(Optional.of(first.createdAt()), find(SESSION));
  }

  @Test
  void givenManyAtOnce_whenPut_thenCreatedOnce() {
    List<Uni<Put>> puts =
        IntStream.range(0, 20).mapToObj(i -> scopes.put(accountId, SESSION)).toList();
    long created =
        await(() -> Uni.join().all(puts).andFailFast()).stream().filter(Put::created).count();
    assertEquals(1, created);
  }

  @Test
  void givenAnotherAccount_whenAsked_thenNotThere() {
    put(SESSION);
    int stranger = await(() -> accounts.create("other")).account().id;
    assertEquals(Optional.empty(), await(() -> scopes.find(stranger, SESSION)));
    assertFalse(await(() -> scopes.delete(stranger, SESSION)));
    assertTrue(find(SESSION).isPresent());
  }

  @Test
  void givenAnOddId_whenAsked_thenNotThere() {
    for (String id : List.of("\0", "a\0b", "\ud800", "x".repeat(10_000), "'; --")) {
      Scope odd = new Scope(ScopeKind.TARGET, id);
      assertEquals(Optional.empty(), find(odd));
      assertFalse(delete(odd));
    }
  }

  @Test
  void givenTheAccountItself_whenDeleted_thenItStays() {
    assertFalse(delete(Scope.ACCOUNT));
    assertTrue(find(Scope.ACCOUNT).isPresent());
  }

  @Test
  void givenAKeyOfTheScope_whenTheScopeIsDeleted_thenTheKeyIsRefused() {
    String key =
        await(
                () ->
                    keys.create(
                        accountId, "ci", Role.MEMBER, Optional.of(SESSION), Optional.empty()))
            .secret();
    assertTrue(await(() -> credentials.resolve(key)).isPresent());
    assertTrue(delete(SESSION));
    assertEquals(Optional.empty(), await(() -> credentials.resolve(key)));
    assertFalse(delete(SESSION));
  }

  @Test
  void givenScopes_whenListed_thenNewestFirstAndPaged() {
    Scope target = new Scope(ScopeKind.TARGET, "t-1");
    Scope later = new Scope(ScopeKind.SESSION, "s-0");
    put(SESSION);
    put(target);
    put(later);
    List<ScopeRow> first =
        await(() -> scopes.list(accountId, Optional.empty(), 2, Optional.empty()));
    List<ScopeRow> next =
        await(() -> scopes.list(accountId, Optional.empty(), 2, Optional.of(first.getLast())));
    assertEquals(List.of(later, target), first.stream().map(ScopeRow::scope).toList());
    assertEquals(SESSION, next.getFirst().scope());
    List<ScopeRow> sessions = await(() -> scopes.list(accountId, ScopeKind.SESSION, 1, 5));
    assertEquals(List.of(SESSION), sessions.stream().map(ScopeRow::scope).toList());
    assertEquals(2, await(() -> scopes.count(accountId, Optional.of(ScopeKind.SESSION))));
    assertEquals(5, await(() -> scopes.count(accountId, Optional.empty())));
  }

  private Put put(Scope scope) {
    return await(() -> scopes.put(accountId, scope));
  }

  private Optional<?> find(Scope scope) {
    return await(() -> scopes.find(accountId, scope));
  }

  private boolean delete(Scope scope) {
    return await(() -> scopes.delete(accountId, scope));
  }
}
