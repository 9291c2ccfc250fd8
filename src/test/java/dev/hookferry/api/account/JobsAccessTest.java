package dev.hookferry.api.account;

import static dev.hookferry.api.account.JobsClient.PATH;
import static dev.hookferry.support.Eventually.eventually;
import static dev.hookferry.support.TestAccount.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs: who may do what when, and what is wrong with a request. */
@QuarkusTest
class JobsAccessTest {

  private static final List<String> ACTIONS = List.of("pause", "resume", "cancel");
  private static final String UNKNOWN = "job_1RwVqxG6fZQ4sfLHKRgN4p";

  private JobsClient jobs;
  private ScriptedReceiver receiver;

  @BeforeEach
  void setUp() {
    jobs = new JobsClient();
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  @Test
  void givenAPlannedJob_whenCancelled_thenOverForGood() {
    String job = slow(Map.of("dry_run", true));
    refused(job, "pause", "planned");
    jobs.act(job, "cancel")
        .statusCode(200)
        .body("status", is("cancelled"))
        .body("started_at", nullValue())
        .body("finished_at", notNullValue());
    ACTIONS.forEach(action -> refused(job, action, "cancelled"));
  }

  @Test
  void givenARunningJob_whenPausedAndResumed_thenItGoesOnWhereItWas() {
    String job = slow(Map.of());
    refused(job, "resume", "running");
    eventually(() -> jobs.get(job).body("progress.created", is(1)));
    jobs.act(job, "pause")
        .statusCode(200)
        .body("status", is("paused"))
        .body("progress.done", is(1))
        .body("estimated_finish_at", nullValue())
        .body("finished_at", nullValue());
    refused(job, "pause", "paused");
    jobs.act(job, "resume").statusCode(200).body("status", is("running"));
    jobs.awaitDone(job, 3).body("progress.created", is(3)).body("progress.done", is(3));
    List<String> events =
        jobs.deliveries("?job_id=" + job).body("data", hasSize(3)).extract().path("data.event_id");
    assertEquals(3, new HashSet<>(events).size());
    ACTIONS.forEach(action -> refused(job, action, "done"));
  }

  @Test
  void givenAPausedJob_whenCancelled_thenNothingMoreIsMade() {
    String job = slow(Map.of());
    jobs.act(job, "pause").statusCode(200);
    int created = jobs.get(job).extract().path("progress.created");
    jobs.act(job, "cancel")
        .statusCode(200)
        .body("status", is("cancelled"))
        .body("started_at", notNullValue())
        .body("progress.created", is(created));
  }

  @Test
  void givenJobs_whenListed_thenNewestFirstByPages() {
    String first = jobs.made("all", Map.of("dry_run", true));
    String second = jobs.made("failed", Map.of("dry_run", true));
    String third = jobs.made("missing", Map.of());
    String cursor =
        list(jobs.account().adminKey(), "?limit=2")
            .body("data.id", contains(third, second))
            .body("data.mode", contains("missing", "failed"))
            .extract()
            .path("next_cursor");
    list(jobs.account().adminKey(), "?limit=2&cursor=" + cursor)
        .body("data.id", contains(first))
        .body("next_cursor", nullValue());
    list(TestAccount.create().adminKey(), "").body("data", hasSize(0));
  }

  @ParameterizedTest
  @CsvSource({"admin,202", "member,202", "publisher,403"})
  void givenARole_whenAJobIsMade_thenAdminsAndMembersMay(String role, int status) {
    as(jobs.account().key(role))
        .body(jobs.body("all", Map.of()))
        .post(PATH)
        .then()
        .statusCode(status);
    as(jobs.account().key(role)).get(PATH).then().statusCode(status == 202 ? 200 : 403);
  }

  @Test
  void givenAKeyOfAScope_whenItUsesJobs_thenThoseOfItsScopeAlone() {
    String own = jobs.account().key("member", "session", "s1");
    jobs.account().withScope("session", "s2");
    String endpoint = endpoint("s1");
    String others = endpoint("s2");
    String ofAccount = jobs.made("all", Map.of("dry_run", true));
    String ofOther = jobs.made("all", Map.of("dry_run", true, "scope", scope("s2")));

    as(own).body(jobs.body("all", Map.of())).post(PATH).then().statusCode(403);
    as(own)
        .body(jobs.body("all", Map.of("endpoint_id", endpoint)))
        .post(PATH)
        .then()
        .statusCode(403);
    post(own, Map.of("scope", Map.of("kind", "account"))).statusCode(403);
    post(own, Map.of("scope", scope("s2"))).statusCode(404);
    post(own, Map.of("scope", scope("s1"), "endpoint_id", others)).statusCode(404);
    String job =
        post(own, Map.of("scope", scope("s1"), "endpoint_id", endpoint, "dry_run", true))
            .statusCode(202)
            .body("scope", is(scope("s1")))
            .body("endpoint_id", is(endpoint))
            .extract()
            .path("id");

    list(own, "").body("data.id", contains(job));
    as(own).post(PATH + "/" + job + "/cancel").then().statusCode(200);
    for (String other : List.of(ofAccount, ofOther)) {
      as(own).get(PATH + "/" + other).then().statusCode(404);
      as(own).post(PATH + "/" + other + "/cancel").then().statusCode(404);
      as(own).get(PATH + "/" + other + "/failures").then().statusCode(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {UNKNOWN, "x", "job_0", "evt_1RwVqxG6fZQ4sfLHKRgN4p"})
  void givenAnUnknownJob_whenAskedFor_thenNotFound(String id) {
    jobs.account()
        .admin()
        .get(PATH + "/" + id)
        .then()
        .statusCode(404)
        .body("detail", is("Not found"));
    jobs.account().admin().get(PATH + "/" + id + "/failures").then().statusCode(404);
    ACTIONS.forEach(action -> jobs.act(id, action).statusCode(404));
  }

  @Test
  void givenUnknownNames_whenAJobIsMade_thenNotFoundBeforeWhatElseIsWrong() {
    post(Map.of("mode", "some", "endpoint_id", "whe_none")).statusCode(404);
    post(Map.of("mode", "some", "scope", scope("none"))).statusCode(404);
    jobs.account().withScope("session", "s1").withScope("session", "s2");
    post(Map.of("endpoint_id", endpoint("s1"), "scope", scope("s2"))).statusCode(404);
    post(Map.of("endpoint_id", foreign())).statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind | null | literal_error",
        "kind | \"resend\" | literal_error",
        "mode | \"some\" | literal_error",
        "mode | 1 | literal_error",
        "endpoint_id | 1 | string_type",
        "scope | \"s1\" | model_attributes_type",
        "since | null | datetime_type",
        "since | \"yesterday\" | datetime_from_date_parsing",
        "since | \"2999-01-01T00:00:00Z\" | value_error",
        "until | \"2999-01-01T00:00:00Z\" | value_error",
        "until | true | datetime_type",
        "event_types | \"a\" | list_type",
        "rate_per_second | 0 | greater_than_equal",
        "rate_per_second | 10001 | less_than_equal",
        "rate_per_second | 1.5 | int_from_float",
        "dry_run | null | bool_type",
        "dry_run | \"maybe\" | bool_parsing",
      })
  void givenABadMember_whenAJobIsMade_thenInvalidThere(String name, String json, String type) {
    Map<String, Object> members = new HashMap<>(jobs.body("all", Map.of()));
    members.put(name, Json.decodeValue(json));
    jobs.account()
        .admin()
        .body(Json.encode(members))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("detail", hasSize(1))
        .body("detail[0].type", is(type))
        .body("detail[0].loc", contains("body", name));
  }

  @Test
  void givenATimeThatEndsBeforeItBegins_whenAJobIsMade_thenInvalidAtItsBegin() {
    Instant hourAgo = jobs.start().minusSeconds(3600);
    post(Map.of("until", hourAgo.toString()))
        .statusCode(422)
        .body("detail[0].loc", contains("body", "since"))
        .body("detail[0].type", is("value_error"))
        .body("detail[0].msg", is("Value error, since must not be after until"));
    post(Map.of("until", jobs.start().toString())).statusCode(202).body("plan.events", is(0));
  }

  @Test
  void givenNoBody_whenAJobIsMade_thenInvalid() {
    jobs.account().admin().post(PATH).then().statusCode(422).body("detail[0].type", is("missing"));
    jobs.account()
        .admin()
        .body("{}")
        .post(PATH)
        .then()
        .statusCode(422)
        .body(
            "detail.loc",
            hasItems(List.of("body", "kind"), List.of("body", "mode"), List.of("body", "since")))
        .body("detail", hasSize(3));
    jobs.account().admin().body("{").post(PATH).then().statusCode(422);
    as("none").body("{}").post(PATH).then().statusCode(401);
  }

  @Test
  void givenNullsAndUnknownMembers_whenAJobIsMade_thenTheyCountAsLeftOut() {
    Map<String, Object> members = new HashMap<>();
    Arrays.asList("endpoint_id", "scope", "until", "event_types", "rate_per_second")
        .forEach(name -> members.put(name, null));
    members.put("colour", "blue");
    post(members)
        .statusCode(202)
        .body("event_types", nullValue())
        .body("until", notNullValue())
        .body("rate_per_second", nullValue());
  }

  /** A job of three deliveries, one a second. */
  private String slow(Map<String, ?> members) {
    jobs.endpoint(receiver.url(), Map.of());
    for (int i = 0; i < 3; i++) {
      jobs.awaitDelivery(jobs.account().publish("a", "{}"), "succeeded");
    }
    Map<String, Object> all = new HashMap<>(members);
    all.put("rate_per_second", 1);
    return jobs.made("all", all);
  }

  private void refused(String job, String action, String status) {
    jobs.act(job, action).statusCode(409).body("detail", is("Job is " + status));
  }

  private ValidatableResponse post(Map<String, ?> members) {
    return post(jobs.account().adminKey(), members);
  }

  private ValidatableResponse post(String key, Map<String, ?> members) {
    return as(key).body(Json.encode(jobs.body("all", members))).post(PATH).then();
  }

  private static ValidatableResponse list(String key, String query) {
    return as(key).get(PATH + query).then().statusCode(200);
  }

  private String endpoint(String session) {
    return jobs.endpoint(receiver.url(), Map.of("scope", scope(session)));
  }

  private String foreign() {
    return new JobsClient().endpoint(receiver.url(), Map.of());
  }

  private static Map<String, String> scope(String session) {
    return Map.of("kind", "session", "id", session);
  }
}
