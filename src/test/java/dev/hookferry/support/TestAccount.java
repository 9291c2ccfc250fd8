package dev.hookferry.support;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An account of one test's own, made and used through the native surface. */
public final class TestAccount {

  private static final AtomicInteger MADE = new AtomicInteger();

  private final int id;
  private final String adminKey;

  private TestAccount(int id, String adminKey) {
    this.id = id;
    this.adminKey = adminKey;
  }

  public static TestAccount create() {
    var made =
        as(PostgresResource.OPERATOR_KEY)
            .body(Map.of("name", "test " + MADE.incrementAndGet()))
            .post("/v1/webhooks/accounts")
            .then()
            .statusCode(201)
            .extract();
    return new TestAccount(made.path("account.id"), made.path("api_key.key"));
  }

  /** A request with this key and, where it has a body, JSON. */
  public static RequestSpecification as(String key) {
    return given().header("X-API-Key", key).contentType(ContentType.JSON);
  }

  /** A request of the account's admin. */
  public RequestSpecification admin() {
    return as(adminKey);
  }

  public int id() {
    return id;
  }

  public String adminKey() {
    return adminKey;
  }

  /** A new key of this role for the whole account. */
  public String key(String role) {
    return key(Map.of("name", role, "role", role));
  }

  /** A new key of this role that reaches one scope; the scope is made too. */
  public String key(String role, String kind, String id) {
    return key(Map.of("name", role, "role", role, "scope", Map.of("kind", kind, "id", id)));
  }

  /** Makes the scope where it is not there. */
  public TestAccount withScope(String kind, String id) {
    admin().put("/v1/webhooks/scopes/{kind}/{id}", kind, id).then().statusCode(lessThan(300));
    return this;
  }

  /** Publishes an event of the account itself, with {@code data} as JSON text; returns its id. */
  public String publish(String type, String data) {
    return publish("{\"type\":\"%s\",\"data\":%s}".formatted(type, data));
  }

  /** Publishes an event of a scope; returns its id. */
  public String publish(String kind, String id, String type, String data) {
    return publish(
        "{\"type\":\"%s\",\"data\":%s,\"scope\":{\"kind\":\"%s\",\"id\":\"%s\"}}"
            .formatted(type, data, kind, id));
  }

  /** Makes an account-surface endpoint; returns what was answered. */
  public Map<String, Object> endpoint(String url, Map<String, ?> others) {
    Map<String, Object> body = new HashMap<>(others);
    body.put("url", url);
    return admin()
        .body(body)
        .post("/v1/webhooks/endpoints")
        .then()
        .statusCode(200)
        .extract()
        .path("");
  }

  private String publish(String body) {
    return admin()
        .body(body)
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private String key(Map<String, ?> body) {
    return admin()
        .body(body)
        .post("/v1/webhooks/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }
}
