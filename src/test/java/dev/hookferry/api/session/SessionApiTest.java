package dev.hookferry.api.session;

import static io.restassured.RestAssured.given;

import dev.hookferry.support.TestAccount;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the surface share: an account with the session {@code s-1}. */
abstract class SessionApiTest {

  static final String SESSIONS = "/api/v1/ssh/verify/sessions/";
  static final String WEBHOOKS = SESSIONS + "s-1/webhooks/";
  static final String URL = "https://example.com/hook";

  TestAccount account;

  @BeforeEach
  void makeSession() {
    account = TestAccount.create().withScope("session", "s-1");
  }

  RequestSpecification as(String key) {
    return given().header("X-API-Key", key);
  }

  RequestSpecification admin() {
    return as(account.adminKey());
  }

  ValidatableResponse post(String path, String body) {
    return admin().contentType(ContentType.JSON).body(body).post(path).then();
  }

  ValidatableResponse put(String path, String body) {
    return admin().contentType(ContentType.JSON).body(body).put(path).then();
  }

  /** A webhook with nothing but a URL; returns its path. */
  String webhook() {
    String id = post(WEBHOOKS, "{\"url\": \"" + URL + "\"}").statusCode(201).extract().path("id");
    return WEBHOOKS + id + "/";
  }
}
