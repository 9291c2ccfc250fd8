package dev.hookferry.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens by RFC 6749, with a key as the secret. */
@QuarkusTest
class TokenResourceTest {

  private static final String PATH = "/v1/token";

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  @Test
  void givenPassword_whenAsked_thenATokenThatWorks() {
    works(password("admin", account.adminKey()));
    works(password(keyId(), account.adminKey()));
  }

  @Test
  void givenClientCredentials_whenAsked_thenATokenThatWorks() {
    works(
        given()
            .formParam("grant_type", "client_credentials")
            .formParam("client_id", "admin")
            .formParam("client_secret", account.adminKey())
            .post(PATH)
            .then());
    works(
        given()
            .auth()
            .preemptive()
            .basic("admin", account.adminKey())
            .formParam("grant_type", "client_credentials")
            .post(PATH)
            .then());
  }

  @Test
  void givenWrongKey_whenAsked_thenRefusedInTheRfcsWords() {
    refused(password("admin", "hk_wrong"), 400, "invalid_grant");
    refused(password("other", account.adminKey()), 400, "invalid_grant");
    refused(
        given()
            .auth()
            .preemptive()
            .basic("admin", "wrong")
            .formParam("grant_type", "client_credentials")
            .post(PATH)
            .then()
            .header("WWW-Authenticate", startsWith("Basic")),
        401,
        "invalid_client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic bm9jb2xvbg=="})
  void givenHeaderWithoutCredentials_whenAsked_thenInvalidClient(String authorization) {
    refused(
        given()
            .header("Authorization", authorization)
            .formParam("grant_type", "client_credentials")
            .post(PATH)
            .then()
            .header("WWW-Authenticate", startsWith("Basic")),
        401,
        "invalid_client");
  }

  @Test
  void givenNoCredentials_whenAsked_thenInvalidClient() {
    refused(
        given().formParam("grant_type", "client_credentials").post(PATH).then(),
        401,
        "invalid_client");
  }

  @Test
  void givenBadRequest_whenAsked_thenRefusedInTheRfcsWords() {
    refused(given().formParam("grant_type", "password").post(PATH).then(), 400, "invalid_request");
    refused(
        given().formParam("grant_type", "implicit").post(PATH).then(),
        400,
        "unsupported_grant_type");
    refused(given().formParam("x", "y").post(PATH).then(), 400, "invalid_request");
    refused(
        given().contentType("application/json").body("{}").post(PATH).then(),
        400,
        "invalid_request");
    refused(given().post(PATH).then(), 400, "invalid_request");
  }

  @Test
  void givenRevokedKey_whenItsTokenIsUsed_thenNotValidSoon() {
    String key = account.key("member");
    String token = password("member", key).statusCode(200).extract().path("access_token");
    String id = account.admin().get("/v1/webhooks/api-keys").then().extract().path("data[0].id");
    account.admin().delete("/v1/webhooks/api-keys/" + id).then().statusCode(204);
    given()
        .header("Authorization", "Bearer " + token)
        .get(EndpointsResourceTest.PATH)
        .then()
        .statusCode(401);
  }

  private ValidatableResponse password(String name, String key) {
    return given()
        .formParam("grant_type", "password")
        .formParam("username", name)
        .formParam("password", key)
        .post(PATH)
        .then();
  }

  private String keyId() {
    return account.admin().get("/v1/webhooks/api-keys").then().extract().path("data[0].id");
  }

  private static void works(ValidatableResponse answer) {
    String token =
        answer
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .body("token_type", is("bearer"))
            .body("expires_in", greaterThan(0))
            .extract()
            .path("access_token");
    given()
        .header("Authorization", "Bearer " + token)
        .get(EndpointsResourceTest.PATH)
        .then()
        .statusCode(200);
  }

  private static void refused(ValidatableResponse answer, int status, String error) {
    answer.statusCode(status).body("error", is(error));
  }
}
