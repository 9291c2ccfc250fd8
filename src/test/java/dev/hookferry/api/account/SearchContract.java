package dev.hookferry.api.account;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and deliveries of some days, searched by what no index knows. */
abstract class SearchContract {

  private static final String EVENTS = "/v1/webhooks/events";
  private static final String DELIVERIES = "/v1/webhooks/deliveries";

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

  private void endpoint(String url, String pattern) {
    account.endpoint(url, Map.of("event_patterns", new String[] {pattern}, "max_retries", 1));
  }

  private ValidatableResponse search(String path, String name, Object value) {
    return search(path, name, value, Instant.now().minus(Duration.ofHours(1)));
  }

  private ValidatableResponse search(String path, String name, Object value, Instant since) {
    return account
        .admin()
        .queryParam("since", since.toString())
        .queryParam(name, value)
        .get(path)
        .then();
  }

  @Test
  void givenAnswers_whenSearchedByStatusAndError_thenLiveAndFinishedOnes() {
    receiver.answers(200).then(503).then(500);
    endpoint(receiver.url(), "a.*");
    String good = account.publish("a.good", "1");
    eventually(
        () -> search(DELIVERIES, "response_status", 200).body("data.event_id", contains(good)));
    String busy = account.publish("a.busy", "1");
    eventually(
        () -> search(DELIVERIES, "response_status", 503).body("data.event_id", contains(busy)));
    search(DELIVERIES, "error", "status").statusCode(200).body("data.event_id", contains(busy));
    search(DELIVERIES, "error", "timeout").statusCode(200).body("data", empty());
    search(DELIVERIES, "response_status", 404).statusCode(200).body("data", empty());
    search(EVENTS, "response_status", 200).statusCode(200).body("data.id", contains(good));
    search(EVENTS, "response_status", 503).statusCode(200).body("data.id", contains(busy));
    search(EVENTS, "error", "status").statusCode(200).body("data.id", contains(busy));
    search(EVENTS, "error", "tls").statusCode(200).body("data", empty());
  }

  @Test
  void givenNobodyListening_whenSearchedByError_thenUnreachable() {
    String url = receiver.url();
    receiver.close();
    endpoint(url, "b.*");
    String event = account.publish("b.lost", "1");
    eventually(
        () -> search(DELIVERIES, "error", "unreachable").body("data.event_id", contains(event)));
  }

  @Test
  void givenData_whenSearchedByText_thenEventsAndTheirDeliveries() {
    endpoint(receiver.url(), "*");
    String ada = account.publish("user.made", "{\"name\": \"Ada Löwe 100%\"}");
    String bob = account.publish("user.made", "{\"name\": \"Bob_\"}");
    for (String path : new String[] {EVENTS, DELIVERIES}) {
      String id = path.equals(EVENTS) ? "data.id" : "data.event_id";
      search(path, "text", "Löwe").statusCode(200).body(id, contains(ada));
      search(path, "text", "100%").statusCode(200).body(id, contains(ada));
      search(path, "text", "_").statusCode(200).body(id, contains(bob));
      search(path, "text", "name").statusCode(200).body(id, contains(bob, ada));
      search(path, "text", "löwe").statusCode(200).body("data", empty());
      search(path, "text", "\0").statusCode(422);
    }
  }

  @ParameterizedTest
  @CsvSource({"response_status,500", "error,timeout", "text,x"})
  void givenTooLongATime_whenSearched_thenInvalid(String name, String value) {
    isUnbounded(account.admin().queryParam(name, value).get(DELIVERIES).then());
    isUnbounded(search(DELIVERIES, name, value, Instant.now().minus(Duration.ofDays(8))));
    search(DELIVERIES, name, value, Instant.now().minus(Duration.ofDays(6))).statusCode(200);
  }

  @Test
  void givenTooLongATime_whenEventsAreSearched_thenInvalid() {
    isUnbounded(account.admin().queryParam("text", "x").get(EVENTS).then());
    isUnbounded(account.admin().queryParam("error", "tls").get(EVENTS).then());
  }

  private static void isUnbounded(ValidatableResponse answer) {
    answer
        .statusCode(422)
        .body("detail[0].type", is("value_error"))
        .body("detail[0].loc", contains("query", "since"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "600", "x"})
  void givenNoStatus_whenSearched_thenInvalid(String status) {
    search(DELIVERIES, "response_status", status)
        .statusCode(422)
        .body("detail[0].loc", contains("query", "response_status"));
  }

  @Test
  void givenNoKindOfError_whenSearched_thenInvalid() {
    search(DELIVERIES, "error", "boredom")
        .statusCode(422)
        .body("detail[0].type", is("literal_error"))
        .body("detail[0].loc", contains("query", "error"));
  }
}
