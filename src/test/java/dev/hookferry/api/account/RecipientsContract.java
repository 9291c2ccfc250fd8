package dev.hookferry.api.account;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which endpoints an event went, and why not to the others. */
abstract class RecipientsContract {

  private static final String ENDPOINTS = "/v1/webhooks/endpoints";

  private TestAccount account;
  private ScriptedReceiver receiver;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  private String endpoint(String pattern) {
    return endpoint(Map.of("event_patterns", List.of(pattern)));
  }

  private String endpoint(Map<String, ?> members) {
    Map<?, ?> made = (Map<?, ?>) account.endpoint(receiver.url(), members).get("endpoint");
    return (String) made.get("id");
  }

  private void patch(String endpoint, Map<String, ?> change) {
    account.admin().body(change).patch(ENDPOINTS + "/" + endpoint).then().statusCode(200);
  }

  private ValidatableResponse recipients(String event) {
    return as(account.adminKey(), event).statusCode(200).body("next_cursor", nullValue());
  }

  private static ValidatableResponse as(String key, String event) {
    return TestAccount.as(key).get("/v1/webhooks/events/{id}/recipients", event).then();
  }

  private void saysWhyNot(String event, String endpoint, String reason) {
    recipients(event)
        .body("data.find {it.endpoint_id == '" + endpoint + "'}.reason", is(reason))
        .body("data.find {it.endpoint_id == '" + endpoint + "'}.delivery_id", nullValue())
        .body("data.find {it.endpoint_id == '" + endpoint + "'}.status", nullValue());
  }

  @Test
  void givenEndpointThatWantsIt_whenAsked_thenItsNewestDelivery() {
    String endpoint = endpoint("invoice.*");
    String event = account.publish("invoice.paid", "1");
    eventually(
        () ->
            recipients(event)
                .body("data", hasSize(1))
                .body("data[0].endpoint_id", is(endpoint))
                .body("data[0].url", is(receiver.url()))
                .body("data[0].delivery_id", matchesPattern("del_.+"))
                .body("data[0].status", is("succeeded"))
                .body("data[0].reason", nullValue()));
    String first = recipients(event).extract().path("data[0].delivery_id");
    account
        .admin()
        .post("/v1/webhooks/deliveries/{id}/replay", first)
        .then()
        .statusCode(202)
        .body("id", not(first));
    recipients(event).body("data", hasSize(1)).body("data[0].delivery_id", not(first));
  }

  @Test
  void givenEndpointsOfEachKind_whenAsked_thenTheReasonOfEach() {
    account.withScope("device", "door-1").withScope("device", "door-2");
    String other = endpoint("order.*");
    String disabled = endpoint("invoice.*");
    patch(disabled, Map.of("enabled", false));
    String elsewhere = endpoint(Map.of("scope", Map.of("kind", "device", "id", "door-2")));
    String event = account.publish("device", "door-1", "invoice.paid", "1");
    String later = endpoint("*");
    saysWhyNot(event, other, "pattern");
    saysWhyNot(event, disabled, "disabled");
    saysWhyNot(event, later, "created_later");
    recipients(event).body("data", hasSize(3)).body("data.endpoint_id", not(hasItem(elsewhere)));
  }

  @Test
  void givenAccountWideEndpointOfTargets_whenOfADevice_thenOfAnotherKindOfScope() {
    account.withScope("device", "door-1");
    account
        .admin()
        .body(Map.of("url", receiver.url(), "name", "all"))
        .post("/webhooks/")
        .then()
        .statusCode(201);
    String event = account.publish("device", "door-1", "invoice.paid", "1");
    recipients(event).body("data", hasSize(1)).body("data[0].reason", is("scope_kind"));
  }

  @Test
  void givenEndpointThatChangedSince_whenAsked_thenAsItWasWhenTheEventCame() {
    String endpoint = endpoint("order.*");
    String before = account.publish("invoice.paid", "1");
    patch(endpoint, Map.of("event_patterns", List.of("invoice.*"), "enabled", false));
    String meanwhile = account.publish("invoice.paid", "2");
    patch(endpoint, Map.of("enabled", true));
    String after = account.publish("invoice.paid", "3");
    saysWhyNot(before, endpoint, "pattern");
    saysWhyNot(meanwhile, endpoint, "disabled");
    recipients(after).body("data[0].reason", nullValue());
  }

  @Test
  void givenDeletedEndpoints_whenAsked_thenThoseThatGotADelivery() {
    String got = endpoint("invoice.*");
    String not = endpoint("order.*");
    String event = account.publish("invoice.paid", "1");
    eventually(
        () ->
            recipients(event)
                .body("data.find {it.endpoint_id == '" + got + "'}.status", is("succeeded")));
    account.admin().delete(ENDPOINTS + "/" + got).then().statusCode(204);
    account.admin().delete(ENDPOINTS + "/" + not).then().statusCode(204);
    recipients(event)
        .body("data", hasSize(1))
        .body("data[0].endpoint_id", is(got))
        .body("data[0].url", is(receiver.url()))
        .body("data[0].reason", nullValue());
  }

  @Test
  void givenOperationalEvent_whenAsked_thenWhoListensAndWhyNotTheOthers() {
    String listener = endpoint("hookferry.*");
    String other = endpoint("*");
    String made = endpoint("invoice.*");
    String event =
        account
            .admin()
            .get("/v1/webhooks/events?type=hookferry.endpoint.created")
            .then()
            .statusCode(200)
            .extract()
            .path("data.find {it.data.endpoint.id == '" + made + "'}.id");
    saysWhyNot(event, other, "pattern");
    saysWhyNot(event, made, "pattern");
    recipients(event)
        .body("data", hasSize(3))
        .body("data.find {it.endpoint_id == '" + listener + "'}.reason", nullValue());
  }

  @Test
  void givenNoEndpoint_whenAsked_thenNone() {
    recipients(account.publish("invoice.paid", "1")).body("data", empty());
  }

  @Test
  void givenKeyOfAScope_whenAsked_thenTheEndpointsOfItsScopeAlone() {
    String key = account.key("member", "device", "door-1");
    account.withScope("device", "door-2");
    endpoint("*");
    String own = endpoint(Map.of("scope", Map.of("kind", "device", "id", "door-1")));
    String event = account.publish("device", "door-1", "invoice.paid", "1");
    as(key, event).statusCode(200).body("data", hasSize(1)).body("data[0].endpoint_id", is(own));
    as(key, account.publish("device", "door-2", "invoice.paid", "1")).statusCode(404);
    as(key, account.publish("invoice.paid", "1")).statusCode(404);
  }

  @Test
  void givenKeyOfAScope_whenEndpointsAreGone_thenThoseOfItsScopeAlone() {
    String key = account.key("member", "device", "door-1");
    String accounts = endpoint("*");
    String own = endpoint(Map.of("scope", Map.of("kind", "device", "id", "door-1")));
    String event = account.publish("device", "door-1", "invoice.paid", "1");
    eventually(() -> recipients(event).body("data.status", everyItem(is("succeeded"))));
    account.admin().delete(ENDPOINTS + "/" + accounts).then().statusCode(204);
    account.admin().delete(ENDPOINTS + "/" + own).then().statusCode(204);
    recipients(event).body("data", hasSize(2));
    as(key, event)
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].endpoint_id", is(own))
        .body("data[0].reason", nullValue());
  }

  @Test
  void givenPublisher_whenAsked_thenAnswered() {
    as(account.key("publisher"), account.publish("invoice.paid", "1")).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evt_0", "evt_ChFiGvuGnp38RQ6CNFJd9", "x", "%00"})
  void givenUnknownEvent_whenAsked_thenNotFound(String event) {
    as(account.adminKey(), event).statusCode(404).body("detail", is("Not found"));
  }

  @Test
  void givenEventOfAnotherAccount_whenAsked_thenNotFound() {
    String event = TestAccount.create().publish("invoice.paid", "1");
    as(account.adminKey(), event).statusCode(404);
  }
}
