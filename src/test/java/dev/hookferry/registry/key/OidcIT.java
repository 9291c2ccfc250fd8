package dev.hookferry.registry.key;

import static io.restassured.RestAssured.given;

import com.sun.net.httpserver.HttpServer;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.restassured.RestAssured;
import io.smallrye.jwt.build.Jwt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with a provider that its settings name. */
class OidcIT {

  private static final String ISSUER = "https://id.example";

  @TempDir static Path data;

  private static RsaJsonWebKey key;
  private static HttpServer provider;
  private static PackagedService service;

  @BeforeAll
  static void start() throws Exception {
    key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId("k1");
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
    service =
        PackagedService.start(
            data,
            Map.of(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                "http://127.0.0.1:%d/keys".formatted(provider.getAddress().getPort()),
                "MP_JWT_VERIFY_ISSUER",
                ISSUER,
                "HOOKFERRY_OPERATOR_KEY",
                PostgresResource.OPERATOR_KEY));
    RestAssured.baseURI = service.uri().toString();
  }

  @AfterAll
  static void stop() {
    RestAssured.reset();
    service.close();
    provider.stop(0);
  }

  @Test
  void givenTokenOfTheProvider_whenReading_thenItsClaimsDecide() {
    int account = TestAccount.create().id();

    assertStatus(200, token(ISSUER, account, "admin"));
    assertStatus(403, token(ISSUER, account, "publisher"));
    assertStatus(401, token("https://other.example", account, "admin"));
  }

  private static void assertStatus(int status, String token) {
    given()
        .header("Authorization", "Bearer " + token)
        .get("/v1/webhooks/endpoints")
        .then()
        .statusCode(status);
  }

  private static String token(String issuer, int account, String role) {
    return Jwt.issuer(issuer)
        .subject("ann")
        .claim("hookferry_account", account)
        .claim("hookferry_role", role)
        .jws()
        .keyId(key.getKeyId())
        .sign(key.getPrivateKey());
  }
}
