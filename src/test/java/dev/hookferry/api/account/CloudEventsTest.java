package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CloudEventsTest {

  private static final String EVENTS = "/v1/webhooks/events";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json";

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
  }

  @Test
  void givenStructuredEvent_whenPosted_thenDeliveredAsOneOfOurs() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());

      String id =
          structured(
                  """
                  {"specversion": "1.0", "id": "1", "source": "/shop", "type": "invoice.paid",
                   "time": "2026-01-02T03:04:05Z", "data": {"total": 1.50}}
                  """)
              .statusCode(202)
              .body("deliveries", equalTo(1))
              .extract()
              .path("id");

      ReceivedRequest request = receiver.next();
      JsonPath body = JsonPath.from(request.text());
      assertEquals(id, request.header("webhook-id"));
      assertEquals("invoice.paid", body.getString("type"));
      assertEquals("2026-01-02T03:04:05.000000Z", body.getString("timestamp"));
      assertEquals(true, request.text().contains("{\"total\": 1.50}"), request.text());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json|{\"n\": 1}|{\"n\": 1}",
        "application/vnd.shop+json|[1, 2]|[1, 2]",
        "text/plain|say \"hi\"|\"say \\\"hi\\\"\"",
        "application/json|``|null"
      })
  void givenBinaryMode_whenPosted_thenBodyIsTheData(String type, String sent, String delivered) {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());

      binary("1").contentType(type).body(sent).post(EVENTS).then().statusCode(202);

      String text = receiver.next().text();
      assertEquals(true, text.contains("\"data\":" + delivered), text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"n\": 1}|{\"n\": 1}", "plain|\"plain\""})
  void givenBase64_whenPosted_thenDecodedToJsonOrAString(String text, String delivered) {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());
      String base64 = Base64.getEncoder().encodeToString(text.getBytes());

      structured(event("\"data_base64\": \"" + base64 + "\"")).statusCode(202);

      String received = receiver.next().text();
      assertEquals(true, received.contains("\"data\":" + delivered), received);
    }
  }

  @Test
  void givenScopeExtensions_whenPosted_thenEventOfThatScope() {
    structured(event("\"scopekind\": \"device\", \"scopeid\": \"nowhere\"")).statusCode(404);
    account.withScope("device", "door-1");
    String id =
        structured(event("\"scopekind\": \"device\", \"scopeid\": \"door-1\""))
            .statusCode(202)
            .extract()
            .path("id");
    account.admin().get(EVENTS + "/" + id).then().body("scope.id", equalTo("door-1"));
  }

  @Test
  void givenSameSourceAndId_whenPostedAgainWithOtherBytes_thenSameAnswerAndNoOtherEvent() {
    String first = structured(event("\"x\": 1")).statusCode(202).extract().path("id");
    String again = structured(event("\"x\": 2")).statusCode(202).extract().path("id");
    assertEquals(first, again);
    binary("other").post(EVENTS).then().statusCode(202).body("id", not(equalTo(first)));
  }

  @Test
  void givenIdempotencyKey_whenPosted_thenItCountsInsteadOfTheIdentity() {
    String first = keyed("a", "\"x\": 1").statusCode(202).extract().path("id");
    keyed("b", "\"x\": 1").statusCode(202).body("id", not(equalTo(first)));
    keyed("a", "\"x\": 2").statusCode(409);
  }

  @Test
  void givenBatch_whenPosted_thenAllInOrder() {
    account
        .admin()
        .contentType(BATCHED)
        .body("[" + event("\"data\": 1") + "," + event("\"data\": 2") + "]")
        .post(EVENTS)
        .then()
        .statusCode(202)
        .body("id", hasSize(2));
  }

  @Test
  void givenPreferenceForNoAnswer_whenPosted_thenEmptyBody() {
    binary("1")
        .header("Prefer", "return=minimal")
        .post(EVENTS)
        .then()
        .statusCode(202)
        .body(emptyString());
  }

  @Test
  void givenBadEvent_whenPosted_thenAllProblemsInTheSurfacesWords() {
    structured("{\"specversion\": \"0.3\", \"id\": \"\", \"type\": 5, \"data\": 1}")
        .statusCode(422)
        .body(
            "detail.type", contains("literal_error", "string_too_short", "missing", "string_type"))
        .body("detail[2].loc", contains("body", "source"));
  }

  @Test
  void givenBadBinaryEvent_whenPosted_thenItsHeadersNamed() {
    account
        .admin()
        .header("ce-specversion", "1.0")
        .body("1")
        .post(EVENTS)
        .then()
        .statusCode(422)
        .body(
            "detail.loc.flatten().findAll { it != 'header' }",
            containsInAnyOrder("ce-id", "ce-source", "ce-type"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        STRUCTURED + "|[]|model_attributes_type",
        STRUCTURED + "|{|json_invalid",
        BATCHED + "|{}|list_type",
        BATCHED + "|[1]|model_attributes_type"
      })
  void givenNoEvents_whenPosted_thenRefused(String type, String body, String problem) {
    account
        .admin()
        .contentType(type)
        .body(body)
        .post(EVENTS)
        .then()
        .statusCode(422)
        .body("detail[0].type", equalTo(problem))
        .body("detail[0].loc", notNullValue());
  }

  private ValidatableResponse structured(String event) {
    return account.admin().contentType(STRUCTURED).body(event).post(EVENTS).then();
  }

  private ValidatableResponse keyed(String key, String more) {
    return account
        .admin()
        .header("Idempotency-Key", key)
        .contentType(STRUCTURED)
        .body(event(more))
        .post(EVENTS)
        .then();
  }

  private RequestSpecification binary(String id) {
    return account
        .admin()
        .header("ce-specversion", "1.0")
        .header("ce-id", id)
        .header("ce-source", "/shop%20one")
        .header("ce-type", "invoice.paid");
  }

  private static String event(String more) {
    return """
        {"specversion": "1.0", "id": "1", "source": "/shop", "type": "invoice.paid", %s}"""
        .formatted(more);
  }
}
