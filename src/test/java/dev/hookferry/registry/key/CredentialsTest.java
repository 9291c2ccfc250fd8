package dev.hookferry.registry.key;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.account.Accounts;
import dev.hookferry.support.PostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class CredentialsTest {

  private static final Scope DOOR = new Scope(ScopeKind.DEVICE, "door-1");

  @Inject Credentials credentials;
  @Inject Accounts accounts;
  @Inject ApiKeys keys;
  @Inject Pool pool;

  private int accountId;

  @BeforeEach
  void makeAccount() {
    accountId = await(() -> accounts.create("acme")).account().id;
  }

  @Test
  void givenAKey_whenResolved_thenItsCaller() {
    NewKey made = key(Optional.of(DOOR), Optional.empty());
    Optional<String> id = Optional.of(PublicId.KEY.of(made.key().id));
    Caller expected = new Caller(accountId, Role.MEMBER, Optional.of(DOOR), "ci", id);
    assertEquals(Optional.of(expected), resolve(made.secret()));
    assertEquals(Optional.of(expected), resolve(made.secret()));
  }

  @Test
  void givenTheOperatorsKey_whenResolved_thenTheOperator() {
    assertEquals(Optional.of(Caller.OPERATOR), resolve(PostgresResource.OPERATOR_KEY));
  }

  @Test
  void givenNobodysKey_whenResolved_thenEmpty() {
    assertEquals(Optional.empty(), resolve(KeyText.generate(new Random(7))));
    assertEquals(Optional.empty(), resolve(""));
    assertEquals(Optional.empty(), resolve("hk_nonsense"));
    assertEquals(Optional.empty(), resolve("a.b.c"));
    assertEquals(Optional.empty(), resolve("\0"));
  }

  @Test
  void givenADeletedKey_whenResolved_thenEmptyAndItsTokensToo() {
    NewKey made = key(Optional.empty(), Optional.empty());
    String token = token("ci", made).orElseThrow().accessToken();
    assertTrue(resolve(made.secret()).isPresent());
    assertTrue(resolve(token).isPresent());
    await(() -> keys.delete(accountId, made.key().id));
    assertEquals(Optional.empty(), resolve(made.secret()));
    assertEquals(Optional.empty(), resolve(token));
  }

  @Test
  void givenAnExpiredKey_whenResolved_thenEmpty() {
    NewKey made = key(Optional.empty(), Optional.of(Instant.now().minusSeconds(1)));
    assertEquals(Optional.empty(), resolve(made.secret()));
    assertEquals(Optional.empty(), token("ci", made));
  }

  @Test
  void givenAKeyByNameOrId_whenATokenIsIssued_thenItSpeaksForTheKey() {
    NewKey made = key(Optional.of(DOOR), Optional.empty());
    for (String name :
        new String[] {"ci", made.key().id.toString(), PublicId.KEY.of(made.key().id)}) {
      IssuedToken token = token(name, made).orElseThrow();
      assertEquals(Duration.ofHours(1), token.expiresIn());
      assertEquals(resolve(made.secret()), resolve(token.accessToken()));
      assertFalse(token.toString().contains(token.accessToken()));
    }
  }

  @Test
  void givenAnotherNameOrKey_whenATokenIsAskedFor_thenNone() {
    NewKey made = key(Optional.empty(), Optional.empty());
    assertEquals(Optional.empty(), token("admin", made));
    String unknown = KeyText.generate(new Random(8));
    assertEquals(Optional.empty(), await(() -> credentials.issueToken("ci", unknown)));
    assertEquals(Optional.empty(), await(() -> credentials.issueToken("ci", "wrong")));
  }

  @Test
  void givenAKeyThatRunsOutSoon_whenATokenIsIssued_thenItDoesNotOutliveTheKey() {
    NewKey made = key(Optional.empty(), Optional.of(Instant.now().plusSeconds(60)));
    Duration lifetime = token("ci", made).orElseThrow().expiresIn();
    assertTrue(lifetime.compareTo(Duration.ofSeconds(60)) <= 0, lifetime.toString());
  }

  @Test
  void givenATokenSignedByAnother_whenResolved_thenEmpty() {
    NewKey made = key(Optional.empty(), Optional.empty());
    String forged =
        Jwt.issuer("hookferry")
            .subject(accountId + ":" + made.key().id)
            .expiresIn(Duration.ofHours(1))
            .sign(new SecretKeySpec(new byte[32], "HmacSHA256"));
    assertEquals(Optional.empty(), resolve(forged));
  }

  @Test
  @Timeout(10) // noted beside the request, at some time
  void givenAKey_whenUsed_thenItsLastUseIsNoted() {
    NewKey made = key(Optional.empty(), Optional.empty());
    assertTrue(resolve(made.secret()).isPresent());
    OffsetDateTime noted = lastUse(made);
    while (noted == null) {
      noted = lastUse(made);
    }
    Duration ago = Duration.between(noted.toInstant(), Instant.now());
    assertTrue(ago.compareTo(Duration.ofMinutes(1)) < 0, ago.toString());
  }

  private NewKey key(Optional<Scope> scope, Optional<Instant> expiresAt) {
    return await(() -> keys.create(accountId, "ci", Role.MEMBER, scope, expiresAt));
  }

  private Optional<Caller> resolve(String presented) {
    return await(() -> credentials.resolve(presented));
  }

  private Optional<IssuedToken> token(String name, NewKey key) {
    return await(() -> credentials.issueToken(name, key.secret()));
  }

  private OffsetDateTime lastUse(NewKey key) {
    return await(
            () ->
                pool.preparedQuery("SELECT last_used_at FROM api_key WHERE id = $1")
                    .execute(Tuple.of(key.key().id)))
        .iterator()
        .next()
        .getOffsetDateTime(0);
  }
}
