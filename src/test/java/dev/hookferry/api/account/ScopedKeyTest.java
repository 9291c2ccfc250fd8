package dev.hookferry.api.account;

import static dev.hookferry.api.account.EndpointsResourceTest.PATH;
import static dev.hookferry.api.account.EndpointsResourceTest.id;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that is bound to a scope reaches nothing else. */
@QuarkusTest
class ScopedKeyTest {

  private static final Map<String, String> OWN = Map.of("kind", "session", "id", "own");
  private static final Map<String, String> OTHER = Map.of("kind", "session", "id", "other");
  private static final String URL = "https://example.com/";

  private TestAccount account;
  private String ofAccount;
  private String ofOwn;
  private String ofOther;

  @BeforeEach
  void setUp() {
    account = TestAccount.create().withScope("session", "own").withScope("session", "other");
    ofAccount = id(account.endpoint(URL, Map.of()));
    ofOwn = id(account.endpoint(URL, Map.of("scope", OWN)));
    ofOther = id(account.endpoint(URL, Map.of("scope", OTHER)));
  }

  @Test
  void givenScopedKey_whenEndpointsAreRead_thenItsOwnAlone() {
    scoped("member").get(PATH).then().body("id", contains(ofOwn));
    scoped("member").get(PATH + "?surface=all").then().body("id", contains(ofOwn));
    scoped("member").get(PATH + "/" + ofOwn).then().statusCode(200);
    for (String other : new String[] {ofAccount, ofOther}) {
      scoped("member").get(PATH + "/" + other).then().statusCode(404);
      scoped("member").body("{}").patch(PATH + "/" + other).then().statusCode(404);
      scoped("member").delete(PATH + "/" + other).then().statusCode(404);
      scoped("member").post(PATH + "/" + other + "/verify").then().statusCode(404);
      scoped("member").post(PATH + "/" + other + "/rotate-secret").then().statusCode(404);
    }
    scoped("member").body("{\"name\":\"n\"}").patch(PATH + "/" + ofOwn).then().statusCode(200);
  }

  @Test
  void givenScopedKey_whenItEnablesAnEndpointOfAnotherSurface_thenOnItsScopeAlone() {
    String ofSession = ofSession("own");
    for (boolean enabled : new boolean[] {false, true}) {
      scoped("member")
          .body(Map.of("enabled", enabled))
          .patch(PATH + "/" + ofSession)
          .then()
          .statusCode(200)
          .body("status", is(enabled ? "active" : "disabled"));
    }
    String beyond = PATH + "/" + ofSession("other");
    scoped("member").body(Map.of("enabled", true)).patch(beyond).then().statusCode(404);
  }

  @Test
  void givenScopedKey_whenEndpointsAreMade_thenOnItsScopeAlone() {
    scoped("member").body(Map.of("url", URL, "scope", OWN)).post(PATH).then().statusCode(200);
    scoped("member").body(Map.of("url", URL, "scope", OTHER)).post(PATH).then().statusCode(404);
    scoped("member").body(Map.of("url", URL)).post(PATH).then().statusCode(403);
    scoped("member").body(Map.of("url", 5)).post(PATH).then().statusCode(403);
  }

  @Test
  void givenScopedKey_whenPublishing_thenToItsScopeAlone() {
    String events = "/v1/webhooks/events";
    var event = Map.of("type", "a", "data", 1);
    scoped("publisher").body(event).post(events).then().statusCode(403);
    scoped("publisher")
        .body(Map.of("type", "a", "data", 1, "scope", OTHER))
        .post(events)
        .then()
        .statusCode(404);
    String own =
        scoped("publisher")
            .body(Map.of("type", "a", "data", 1, "scope", OWN))
            .post(events)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    String other = account.publish("session", "other", "a", "1");
    scoped("member").get(events).then().body("data.id", contains(own));
    scoped("member").get(events + "?scope_id=other").then().body("data", hasSize(0));
    scoped("member").get(events + "?scope_kind=user").then().body("data", hasSize(0));
    scoped("member").get(events + "/" + own).then().statusCode(200).body("deliveries", hasSize(1));
    scoped("member").get(events + "/" + other).then().statusCode(404);
  }

  @Test
  void givenScopedKey_whenDeliveriesAreRead_thenThoseToItsEndpoints() {
    account.publish("session", "own", "a", "1");
    String deliveries = "/v1/webhooks/deliveries";
    scoped("member").get(deliveries).then().body("data.endpoint_id", contains(ofOwn));
    String toAccount =
        account
            .admin()
            .get(deliveries + "?endpoint_id=" + ofAccount)
            .then()
            .extract()
            .path("data[0].id");
    scoped("member").get(deliveries + "/" + toAccount).then().statusCode(404);
    scoped("member").post(deliveries + "/" + toAccount + "/replay").then().statusCode(404);
  }

  @Test
  void givenScopedKey_whenScopesAreManaged_thenItsOwnAlone() {
    String scopes = "/v1/webhooks/scopes";
    scoped("admin").get(scopes).then().body("data.id", contains("own"));
    scoped("admin").put(scopes + "/session/own").then().statusCode(200);
    scoped("admin").get(scopes + "/session/other").then().statusCode(404);
    scoped("admin").put(scopes + "/session/new").then().statusCode(404);
    scoped("admin").delete(scopes + "/session/other").then().statusCode(404);
    scoped("admin")
        .get("/v1/webhooks/api-keys")
        .then()
        .statusCode(403)
        .body("detail", is("Forbidden"));
  }

  private String ofSession(String session) {
    String made =
        account
            .admin()
            .body(Map.of("url", URL))
            .post("/api/v1/ssh/verify/sessions/{session}/webhooks/", session)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return "whe_" + made;
  }

  private RequestSpecification scoped(String role) {
    return TestAccount.as(account.key(role, "session", "own"));
  }
}
