package dev.hookferry.registry.key;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider whose keys are served over HTTP on this machine. */
@QuarkusTest
class OidcTokensTest {

  private static final String ISSUER = "https://id.example";

  @Inject Vertx vertx;
  @Inject HookferryConfig config;

  private RsaJsonWebKey key;
  private HttpServer provider;

  @BeforeEach
  void startProvider() throws IOException, JoseException {
    key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId("k1");
    byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
  }

  @AfterEach
  void stopProvider() {
    provider.stop(0);
  }

  @Test
  void givenATokenOfTheProvider_whenResolved_thenWhatItsClaimsSay() {
    String token =
        token(t -> t.claim("hookferry_account", 7).claim("hookferry_role", "admin").upn("ann"));
    Caller ann = new Caller(7, Role.ADMIN, Optional.empty(), "ann", Optional.of("ann"));
    assertEquals(Optional.of(ann), resolve(token));
  }

  @Test
  void givenAScope_whenResolved_thenTheCallerReachesItAlone() {
    String token =
        token(
            t ->
                t.claim("hookferry_account", "7")
                    .claim("hookferry_role", "MEMBER")
                    .claim("hookferry_scope_kind", "device")
                    .claim("hookferry_scope_id", "door-1"));
    assertEquals(
        Optional.of(new Scope(ScopeKind.DEVICE, "door-1")), resolve(token).orElseThrow().scope());
  }

  @Test
  void givenClaimsThatSayNoCaller_whenResolved_thenEmpty() {
    assertEquals(Optional.empty(), resolve(token(t -> t)));
    assertEquals(Optional.empty(), resolve(token(t -> t.claim("hookferry_account", 7))));
    assertEquals(Optional.empty(), resolve(token(t -> caller(t).claim("hookferry_role", "king"))));
    assertEquals(
        Optional.empty(), resolve(token(t -> caller(t).claim("hookferry_role", "operator"))));
    assertEquals(Optional.empty(), resolve(token(t -> caller(t).claim("hookferry_account", "x"))));
    assertEquals(
        Optional.empty(), resolve(token(t -> caller(t).claim("hookferry_scope_kind", "device"))));
    assertEquals(
        Optional.empty(),
        resolve(
            token(
                t ->
                    caller(t)
                        .claim("hookferry_scope_kind", "galaxy")
                        .claim("hookferry_scope_id", "m31"))));
  }

  @Test
  void givenAnotherIssuerOrKeyOrAnExpiredToken_whenResolved_thenEmpty() throws JoseException {
    assertEquals(Optional.empty(), resolve(token(t -> caller(t).issuer("https://other.example"))));
    assertEquals(
        Optional.empty(),
        resolve(token(t -> caller(t).expiresAt(Instant.now().minusSeconds(600)))));
    RsaJsonWebKey known = key;
    key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId(known.getKeyId());
    assertEquals(Optional.empty(), resolve(token(OidcTokensTest::caller)));
  }

  @Test
  void givenNoProvider_whenResolved_thenEmpty() {
    OidcTokens off = new OidcTokens(false, null);
    assertEquals(Optional.empty(), await(() -> off.resolve(token(OidcTokensTest::caller))));
  }

  @Test
  void givenAProviderThatIsDown_whenResolved_thenAFailureAndNotARefusal() {
    provider.stop(0);
    Exception failure = assertThrows(Exception.class, () -> resolve(token(OidcTokensTest::caller)));
    assertTrue(
        failure instanceof IOException || failure.getCause() instanceof IOException,
        failure.toString());
  }

  private static JwtClaimsBuilder caller(JwtClaimsBuilder token) {
    return token.claim("hookferry_account", 7).claim("hookferry_role", "admin");
  }

  private String token(UnaryOperator<JwtClaimsBuilder> with) {
    return with.apply(Jwt.issuer(ISSUER).subject("ann").expiresIn(Duration.ofMinutes(5)))
        .jws()
        .keyId(key.getKeyId())
        .sign(key.getPrivateKey());
  }

  private Optional<Caller> resolve(String token) {
    String keys = "http://localhost:" + provider.getAddress().getPort() + "/keys";
    JWTAuthContextInfo rules = new JWTAuthContextInfo(keys, ISSUER);
    OidcProvider provided = new OidcProvider(new DefaultJWTParser(rules), config, vertx);
    return await(() -> new OidcTokens(true, provided).resolve(token));
  }
}
