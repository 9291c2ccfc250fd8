package dev.hookferry.api.svix;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tokens of a self-hosted server, for the account that came from there. */
@QuarkusTest
class SvixServerTokensTest {

  private final String organisation =
      "org_" + UUID.randomUUID().toString().replace("-", "").substring(5);

  private static String token(String issuer, String subject, String secret) {
    return Jwt.issuer(issuer)
        .subject(subject)
        .issuedAt(Instant.now())
        .expiresAt(Instant.now().plusSeconds(3600))
        .signWithSecret(secret);
  }

  private static ValidatableResponse applications(String token) {
    return given().header("Authorization", "Bearer " + token).get("/api/v1/app").then();
  }

  private static ValidatableResponse rename(int account, String body) {
    return given()
        .header("X-API-Key", PostgresResource.OPERATOR_KEY)
        .contentType("application/json")
        .body(body)
        .patch("/v1/webhooks/accounts/{id}", account)
        .then();
  }

  @Test
  void givenAnAccountWithTheIdOfAnOrganisation_whenItsTokenComes_thenTaken() {
    String secret = PostgresResource.SVIX_JWT_SECRET;
    String token = token("svix-server", organisation, secret);
    TestAccount account = TestAccount.create();
    applications(token).statusCode(401);

    rename(account.id(), "{\"external_id\": \"%s\"}".formatted(organisation))
        .statusCode(200)
        .body("external_id", equalTo(organisation));

    applications(token).statusCode(200);
    applications(token("another", organisation, secret)).statusCode(401);
    applications(token("svix-server", organisation, secret + "!")).statusCode(401);
    applications(token("svix-server", "org_other", secret)).statusCode(401);
    rename(TestAccount.create().id(), "{\"external_id\": \"%s\"}".formatted(organisation))
        .statusCode(409);
    rename(account.id(), "{\"external_id\": null}")
        .statusCode(200)
        .body("$", not(hasKey("external_id")));
    applications(token).statusCode(401);
  }

  @Test
  void givenOddChanges_whenAsked_thenRefused() {
    TestAccount account = TestAccount.create();
    rename(account.id(), "{\"name\": \"\"}").statusCode(422);
    rename(account.id(), "{\"name\": \"renamed\"}")
        .statusCode(200)
        .body("name", equalTo("renamed"));
    rename(2_000_000_000, "{}").statusCode(404);
    account
        .admin()
        .contentType("application/json")
        .body("{}")
        .patch("/v1/webhooks/accounts/{id}", account.id())
        .then()
        .statusCode(403);
  }
}
