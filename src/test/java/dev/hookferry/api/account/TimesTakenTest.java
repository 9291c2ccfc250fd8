package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the account surface takes or shows a time: the same ways in, one way out. */
@QuarkusTest
class TimesTakenTest {

  private static final String EVENTS = "/v1/webhooks/events";
  private static final String AT = "2026-11-30T12:00:00.000000Z";
  private static final String SIX_DIGITS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-30T12:00:00+0000\"",
        "\"2026-11-30T12:00:00+00\"",
        "\"2026-11-30t17:30:00+05:30\"",
        "\"2026-11-30T12:00:00z\"",
        "\"2026-11-30 12:00\"",
        "1796040000",
        "1796040000.000",
        "1.79604e9",
        "\"1796040000000\""
      })
  void givenWayToSayATime_whenTaken_thenTheInstantThatItMeans(String time) {
    String id =
        account
            .admin()
            .body("{\"type\": \"a\", \"data\": 1, \"occurred_at\": " + time + "}")
            .post(EVENTS)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    account.admin().get(EVENTS + "/" + id).then().body("occurred_at", is(AT));

    account
        .admin()
        .contentType("application/cloudevents+json")
        .body(
            "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"b\", \"time\": "
                + time
                + "}")
        .post(EVENTS)
        .then()
        .statusCode(202);
    account.admin().get(EVENTS + "?type=b").then().body("data.occurred_at", contains(AT));

    account
        .admin()
        .body("{\"name\": \"k\", \"role\": \"member\", \"expires_at\": " + time + "}")
        .post("/v1/webhooks/api-keys")
        .then()
        .statusCode(201);
    account.admin().get("/v1/webhooks/api-keys").then().body("data[0].expires_at", is(AT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-01T12:00:00+0000",
        "2020-01-01T12:00:00+00",
        "2020-01-01t12:00:00z",
        "2020-01-01 12:00",
        "1577880000",
        "1577880000.5",
        "1577880000000"
      })
  void givenWayToSayATime_whenListsAreBoundByIt_thenTheyAre(String time) {
    account.publish("a", "1");
    for (String list : new String[] {EVENTS, "/v1/webhooks/deliveries"}) {
      account.admin().queryParam("since", time).get(list).then().statusCode(200);
      account
          .admin()
          .queryParam("until", time)
          .get(list)
          .then()
          .statusCode(200)
          .body("data", hasSize(0));
    }
    account.admin().queryParam("since", time).get(EVENTS).then().body("data", hasSize(1));
  }

  @Test
  void givenTimesWithZerosAtTheirEnd_whenShownOrDelivered_thenAsLongAsAnyOther() {
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());
      account
          .admin()
          .body("{\"type\": \"a\", \"data\": 1, \"occurred_at\": \"2026-11-30T12:00:00Z\"}")
          .post(EVENTS)
          .then()
          .statusCode(202);

      assertEquals(AT, JsonPath.from(receiver.next().text()).getString("timestamp"));
    }
    account
        .admin()
        .get(EVENTS)
        .then()
        .body("data.occurred_at", contains(AT))
        .body("data.created_at", everyItem(matchesPattern(SIX_DIGITS)));
    account
        .admin()
        .get("/v1/webhooks/deliveries")
        .then()
        .body("data.created_at", everyItem(matchesPattern(SIX_DIGITS)));
  }

  @Test
  void givenWholeSecond_whenDeliveredBySessionAndTarget_thenWithTheirThreeDigits() {
    account.withScope("session", "s").withScope("target", "t");
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      String webhook =
          """
          {"url": "%s", "retries": 0, "initial_backoff": 1, "backoff_multiplier": 1}"""
              .formatted(receiver.url());
      account.admin().body(webhook).post("/api/v1/ssh/verify/sessions/s/webhooks/").then();
      publish("session", "s");
      JsonPath session = JsonPath.from(receiver.next().text());
      assertEquals("2026-11-30T12:00:00.000Z", session.getString("trigger_time"));
      assertEquals(24, session.getString("request_time").length());
    }
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.admin().body(Map.of("url", receiver.url())).post("/targets/t/webhooks/").then();
      receiver.next();
      publish("target", "t");
      JsonPath target = JsonPath.from(receiver.next().text());
      assertEquals("2026-11-30T12:00:00.000Z", target.getString("occurred_at"));
    }
    account
        .admin()
        .get("/targets/t/events/")
        .then()
        .body("results[0].occurred_at", is("2026-11-30T12:00:00.000Z"));
    String madeAt = account.admin().get("/api/v1/ssh/verify/sessions/s/").path("created_at");
    assertEquals(24, madeAt.length(), madeAt);
  }

  private void publish(String kind, String id) {
    account
        .admin()
        .body(
            """
            {"type": "verified", "data": 1, "occurred_at": "2026-11-30T12:00:00Z",
             "scope": {"kind": "%s", "id": "%s"}}"""
                .formatted(kind, id))
        .post(EVENTS)
        .then()
        .statusCode(202);
  }
}
