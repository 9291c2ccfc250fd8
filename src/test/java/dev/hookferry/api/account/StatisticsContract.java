package dev.hookferry.api.account;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attempts counted by time, of the account and of an endpoint. */
abstract class StatisticsContract {

  private static final String PATH = "/v1/webhooks/stats";

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

  private String endpoint(String pattern, int retries) {
    Object made =
        account
            .endpoint(
                receiver.url(),
                Map.of("event_patterns", new String[] {pattern}, "max_retries", retries))
            .get("endpoint");
    return (String) ((Map<?, ?>) made).get("id");
  }

  private ValidatableResponse get(String path) {
    return account.admin().get(path).then().statusCode(200);
  }

  @Test
  void givenNothing_whenRead_thenAnHourOfMinutesWithZerosAndNulls() {
    get(PATH)
        .body("step", is("1m"))
        .body("data", hasSize(60))
        .body("data.at", everyItem(matchesPattern("20..-..-..T..:..:00.000000Z")))
        .body("data.succeeded", everyItem(is(0)))
        .body("data.p50_ms", everyItem(nullValue()))
        .body("totals.succeeded", is(0))
        .body("totals.failed", is(0))
        .body("totals.rescheduled", is(0))
        .body("totals.p95_ms", nullValue())
        .body("backlog.live", is(0))
        .body("backlog.due", is(0))
        .body("backlog.oldest_due_at", nullValue());
  }

  @Test
  void givenAttempts_whenRead_thenCountedByHowTheyEnded() {
    receiver.answers(200).then(500);
    String good = endpoint("good.*", 1);
    String bad = endpoint("bad.*", 1);
    account.publish("good.one", "{}");
    eventually(() -> get(PATH).body("totals.succeeded", is(1)));
    account.publish("bad.one", "{}");
    eventually(() -> get(PATH).body("totals.rescheduled", is(1)).body("totals.failed", is(1)));
    for (String step : new String[] {"1m", "1h", "1d"}) {
      get(PATH + "?step=" + step)
          .body("totals.succeeded", is(1))
          .body("totals.p50_ms", greaterThanOrEqualTo(0))
          .body("data.succeeded.sum()", is(1))
          .body("data.failed.sum()", is(1));
    }
    get("/v1/webhooks/endpoints/" + good + "/stats")
        .body("totals.succeeded", is(1))
        .body("totals.failed", is(0))
        .body("data.find { it.succeeded == 1 }.p95_ms", notNullValue());
    get("/v1/webhooks/endpoints/" + bad + "/stats")
        .body("totals.succeeded", is(0))
        .body("totals.rescheduled", is(1))
        .body("totals.failed", is(1));
  }

  @Test
  void givenDisabledEndpoint_whenRead_thenItsDeliveriesAreLiveAndNotDue() {
    receiver.answers(410);
    String gone = endpoint("*", 1);
    account.publish("a", "{}");
    eventually(() -> get(PATH).body("totals.failed", is(1)));
    get("/v1/webhooks/endpoints/" + gone + "/stats")
        .body("backlog.live", is(0))
        .body("backlog.due", is(0));
  }

  @Test
  void givenWindow_whenRead_thenItsWholeSteps() {
    get(PATH + "?since=2026-01-01T10:20:30Z&until=2026-01-01T12:00:00Z&step=1h")
        .body("data.at", contains("2026-01-01T10:00:00.000000Z", "2026-01-01T11:00:00.000000Z"));
    get(PATH + "?since=2026-01-01&until=2026-01-02T00:00:00.000001Z&step=1d")
        .body("data.at", contains("2026-01-01T00:00:00.000000Z", "2026-01-02T00:00:00.000000Z"));
    get(PATH + "?since=2026-01-01&until=2026-01-02T01:00:00Z&step=1m").body("data", hasSize(1500));
  }

  @ParameterizedTest
  @CsvSource({
    "since=2026-01-01&until=2026-01-02T01:00:01Z,step,value_error",
    "since=2026-01-02&until=2026-01-01,since,value_error",
    "step=2m,step,literal_error",
    "since=x,since,datetime_from_date_parsing",
  })
  void givenBadQuery_whenRead_thenInvalid(String query, String name, String type) {
    account
        .admin()
        .get(PATH + "?" + query)
        .then()
        .statusCode(422)
        .body("detail", hasSize(1))
        .body("detail[0].loc", contains("query", name))
        .body("detail[0].type", containsString(type));
  }

  @Test
  void givenKeyOfAScope_whenRead_thenItsEndpointsAlone() {
    receiver.answers(200);
    String ours = endpoint("*", 1);
    String key = account.key("member", "device", "door");
    TestAccount.as(key).get(PATH).then().statusCode(403);
    TestAccount.as(key).get("/v1/webhooks/endpoints/" + ours + "/stats").then().statusCode(404);
    TestAccount.as(account.key("publisher")).get(PATH).then().statusCode(403);
    TestAccount.create()
        .admin()
        .get("/v1/webhooks/endpoints/" + ours + "/stats")
        .then()
        .statusCode(404);
    account.admin().get("/v1/webhooks/endpoints/whe_x/stats").then().statusCode(404);
  }
}
