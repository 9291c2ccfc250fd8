package dev.hookferry.api.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the surface share: an account with the target {@code t-1}. */
abstract class TargetApiTest {

  static final String WEBHOOKS = "/targets/t-1/webhooks/";
  static final String EVENTS = "/targets/t-1/events/";
  static final String URL = "https://example.com/hook";
  static final String BODY = "{\"url\": \"" + URL + "\"}";

  TestAccount account;

  @BeforeEach
  void makeTarget() {
    account = TestAccount.create().withScope("target", "t-1");
  }

  RequestSpecification admin() {
    return account.admin();
  }

  ValidatableResponse post(String path, String body) {
    return admin().body(body).post(path).then();
  }

  /** A webhook of the target with nothing but a URL; returns its id. */
  String webhook() {
    return webhook(URL);
  }

  String webhook(String url) {
    return post(WEBHOOKS, "{\"url\": \"" + url + "\"}").statusCode(200).extract().path("id");
  }

  static void detail(ValidatableResponse answer, int status, String text) {
    String body = answer.statusCode(status).contentType("application/json").extract().asString();
    String expected = "{\"detail\":\"" + text.replace("\"", "\\\"") + "\"}";
    assertEquals(expected, body);
  }
}
