package dev.hookferry.api.account;

import static dev.hookferry.api.account.EndpointsResourceTest.id;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries: listed, shown with their attempts, replayed. */
@QuarkusTest
class DeliveriesResourceTest {

  private static final String PATH = "/v1/webhooks/deliveries";

  private TestAccount account;
  private ScriptedReceiver receiver;
  private String endpoint;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
    receiver = ScriptedReceiver.start().answers(200, Map.of("X-Seen", "yes"), "ok");
    endpoint = id(account.endpoint(receiver.url(), Map.of()));
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  @Test
  void givenSuccess_whenShown_thenFinishedWithItsAttempt() {
    String event = account.publish("vm.created", "{}");
    String delivery = finished(event);
    account
        .admin()
        .get(PATH + "/" + delivery)
        .then()
        .statusCode(200)
        .body("id", matchesPattern("del_[1-9A-HJ-NP-Za-km-z]{21,22}"))
        .body("event_id", is(event))
        .body("event_type", is("vm.created"))
        .body("endpoint_id", is(endpoint))
        .body("status", is("succeeded"))
        .body("attempt_count", is(1))
        .body("next_try_at", nullValue())
        .body("created_at", matchesPattern("20.*Z"))
        .body("finished_at", matchesPattern("20.*Z"))
        .body("last_status", is(200))
        .body("last_error", nullValue())
        .body("attempts", hasSize(1))
        .body("attempts[0].number", is(1))
        .body("attempts[0].started_at", matchesPattern("20.*Z"))
        .body("attempts[0].status", is(200))
        .body("attempts[0].error", nullValue())
        .body("attempts[0].response_headers.x-seen", is("yes"))
        .body("attempts[0].response_body", is("ok"));
    account
        .admin()
        .get("/v1/webhooks/events/" + event)
        .then()
        .body("deliveries.id", contains(delivery))
        .body("deliveries[0].attempts", nullValue());
  }

  @Test
  void givenDeliveries_whenFiltered_thenOnlyThose() {
    String event = account.publish("vm.created", "{}");
    String delivery = finished(event);
    String other = account.publish("vm.deleted", "{}");
    finished(other);
    list("?event_id=" + event).body("data.id", contains(delivery));
    list("?type=vm.created").body("data.id", contains(delivery));
    list("?endpoint_id=" + endpoint).body("data", hasSize(2));
    list("?endpoint_id=whe_none").body("data", hasSize(0));
    list("?event_id=nonsense").body("data", hasSize(0));
    list("?status=succeeded").body("data", hasSize(2));
    list("?status=failed").body("data", hasSize(0));
    list("?until=2020-01-01").body("data", hasSize(0));
    list("?since=2020-01-01").body("data.event_id", contains(other, event));
    String cursor = list("?limit=1").body("data", hasSize(1)).extract().path("next_cursor");
    list("?limit=1&cursor=" + cursor).body("data.id", contains(delivery));
  }

  @ParameterizedTest
  @CsvSource({
    "status,done,literal_error",
    "limit,1000,less_than_equal",
    "cursor,x x,value_error",
    "since,x,datetime_from_date_parsing",
  })
  void givenBadQuery_whenListed_thenInvalid(String name, String value, String type) {
    account
        .admin()
        .queryParam(name, value)
        .get(PATH)
        .then()
        .statusCode(422)
        .body("detail[0].loc", contains("query", name))
        .body("detail[0].type", is(type));
  }

  @Test
  void givenDelivery_whenReplayed_thenTheSameRequestUnderANewDelivery() {
    String event = account.publish("vm.created", "{\"a\":1}");
    String delivery = finished(event);
    ReceivedRequest first = receiver.next();
    String replay =
        account
            .admin()
            .post(PATH + "/" + delivery + "/replay")
            .then()
            .statusCode(202)
            .body("event_id", is(event))
            .body("endpoint_id", is(endpoint))
            .body("id", not(delivery))
            .extract()
            .path("id");
    ReceivedRequest second = receiver.next();
    assertNotEquals(delivery, replay);
    assertEquals(first.text(), second.text());
    assertEquals(first.header("webhook-id"), second.header("webhook-id"));
  }

  @Test
  void givenAttempt_whenShown_thenWithTheRequestThatWasSentButItsSecrets() {
    account
        .admin()
        .body(Map.of("headers", Map.of("X-Token", "s3cret", "X-Team", "blue")))
        .patch("/v1/webhooks/endpoints/" + endpoint)
        .then()
        .statusCode(200);
    String delivery = finished(account.publish("vm.created", "{\"a\": 1}"));
    ReceivedRequest got = receiver.next();
    account
        .admin()
        .get(PATH + "/" + delivery)
        .then()
        .body("attempts[0].request.method", is(got.method()))
        .body("attempts[0].request.url", is(receiver.url()))
        .body("attempts[0].request.body", is(got.text()))
        .body("attempts[0].request.headers.webhook-id", is(got.header("webhook-id")))
        .body("attempts[0].request.headers.webhook-timestamp", is(got.header("webhook-timestamp")))
        .body("attempts[0].request.headers.content-type", is(got.header("content-type")))
        .body("attempts[0].request.headers.webhook-signature", is("***"))
        .body("attempts[0].request.headers.x-token", is("***"))
        .body("attempts[0].request.headers.x-team", is("***"));
  }

  @Test
  void givenEndpointChangedSince_whenShown_thenNoRequest() {
    String delivery = finished(account.publish("vm.created", "{}"));
    account
        .admin()
        .body(Map.of("description", "changed"))
        .patch("/v1/webhooks/endpoints/" + endpoint)
        .then()
        .statusCode(200);
    account
        .admin()
        .get(PATH + "/" + delivery)
        .then()
        .body("attempts", hasSize(1))
        .body("attempts[0].request", nullValue());
  }

  @Test
  void givenNoSuchDelivery_whenAskedFor_thenNotFound() {
    String delivery = finished(account.publish("vm.created", "{}"));
    TestAccount other = TestAccount.create();
    other.admin().get(PATH + "/" + delivery).then().statusCode(404);
    other.admin().post(PATH + "/" + delivery + "/replay").then().statusCode(404);
    account.admin().get(PATH + "/del_x").then().statusCode(404).body("detail", is("Not found"));
    account.admin().post(PATH + "/%00/replay").then().statusCode(404);
  }

  @Test
  void givenRoles_whenDeliveriesAreRead_thenMembersMay() {
    String delivery = finished(account.publish("vm.created", "{}"));
    String member = account.key("member");
    TestAccount.as(member).get(PATH + "/" + delivery).then().statusCode(200);
    TestAccount.as(member).post(PATH + "/" + delivery + "/replay").then().statusCode(202);
    String publisher = account.key("publisher");
    TestAccount.as(publisher).get(PATH).then().statusCode(403);
    TestAccount.as(publisher).post(PATH + "/" + delivery + "/replay").then().statusCode(403);
  }

  /** The delivery of the event once it is finished. */
  private String finished(String event) {
    Instant end = Instant.now().plusSeconds(15);
    while (true) {
      String id = list("?status=succeeded&event_id=" + event).extract().path("data[0].id");
      if (id != null) {
        return id;
      }
      assertTrue(Instant.now().isBefore(end), () -> list("").extract().asString());
    }
  }

  private ValidatableResponse list(String query) {
    return account.admin().get(PATH + query).then().statusCode(200);
  }
}
