package dev.hookferry.api.account;

import static dev.hookferry.api.account.EndpointsResourceTest.id;
import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.is;

import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What the tests of jobs do over HTTP, as the account's admin. */
final class JobsClient {

  static final String PATH = "/v1/webhooks/jobs";

  private final TestAccount account = TestAccount.create();
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);

  TestAccount account() {
    return account;
  }

  Instant start() {
    return start;
  }

  String endpoint(String url, Map<String, ?> members) {
    return id(account.endpoint(url, members));
  }

  void patch(String endpoint, Map<String, ?> members) {
    account
        .admin()
        .body(members)
        .patch("/v1/webhooks/endpoints/" + endpoint)
        .then()
        .statusCode(200);
  }

  /** The body of a job that selects from the start of the test on. */
  Map<String, Object> body(String mode, Map<String, ?> members) {
    Map<String, Object> body = new HashMap<>(Map.of("kind", "replay", "mode", mode));
    body.put("since", start.toString());
    body.putAll(members);
    return body;
  }

  ValidatableResponse make(String mode, Map<String, ?> members) {
    return account.admin().body(body(mode, members)).post(PATH).then().statusCode(202);
  }

  String made(String mode, Map<String, ?> members) {
    return make(mode, members).extract().path("id");
  }

  ValidatableResponse get(String job) {
    return account.admin().get(PATH + "/" + job).then().statusCode(200);
  }

  ValidatableResponse act(String job, String action) {
    return account.admin().post(PATH + "/" + job + "/" + action).then();
  }

  ValidatableResponse deliveries(String query) {
    return account.admin().get("/v1/webhooks/deliveries" + query).then().statusCode(200);
  }

  /** Waits for the end of the newest delivery of an event. */
  void awaitDelivery(String event, String status) {
    eventually(() -> deliveries("?event_id=" + event).body("data[0].status", is(status)));
  }

  /** Waits until a job is done, and all that it made has succeeded. */
  ValidatableResponse awaitDone(String job, int succeeded) {
    eventually(() -> get(job).body("status", is("done")).body("progress.succeeded", is(succeeded)));
    return get(job);
  }
}
