package dev.hookferry.api.account;

import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.api.kit.Times;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs: what they select, and what becomes of it. */
abstract class JobsContract {

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
  void givenFailures_whenReplayed_thenOnlyThoseAgain() {
    receiver.answers(410).then(200);
    String endpoint = endpoint(Map.of());
    String failed = published("vm.created", "failed");
    jobs.patch(endpoint, Map.of("enabled", true));
    String fine = published("vm.created", "succeeded");

    String job = jobs.make("failed", Map.of()).body("plan.deliveries", is(1)).extract().path("id");
    jobs.awaitDone(job, 1);

    assertEquals(3, receiver.requests().size());
    ReceivedRequest again = receiver.requests().getLast();
    assertEquals(failed, again.header("webhook-id"));
    assertEquals(job, again.header("webhook-replay"));
    assertEquals(receiver.requests().getFirst().text(), again.text());
    assertEquals(null, receiver.requests().getFirst().header("webhook-replay"));
    jobs.deliveries("?job_id=" + job)
        .body("data.event_id", contains(failed))
        .body("data.job_id", contains(job));
    jobs.deliveries("?event_id=" + fine).body("data[0]", not(hasKey("job_id")));
  }

  @Test
  void givenADoneJob_whenShown_thenAllOfIt() {
    endpoint(Map.of());
    String first = published("vm.created", "succeeded");
    String last = published("vm.deleted", "succeeded");

    String job = jobs.made("all", Map.of("event_types", List.of("vm.*"), "rate_per_second", 100));

    jobs.awaitDone(job, 2)
        .body("id", matchesPattern("job_[1-9A-HJ-NP-Za-km-z]{21,22}"))
        .body("kind", is("replay"))
        .body("mode", is("all"))
        .body("endpoint_id", nullValue())
        .body("scope", nullValue())
        .body("since", is(Times.text(jobs.start())))
        .body("until", matchesPattern("20.*Z"))
        .body("event_types", contains("vm.*"))
        .body("rate_per_second", is(100))
        .body("plan.events", is(2))
        .body("plan.deliveries", is(2))
        .body("plan.oldest", is(createdAt(first)))
        .body("plan.newest", is(createdAt(last)))
        .body("plan.skipped_disabled", is(0))
        .body(
            "progress", is(Map.of("done", 2, "created", 2, "succeeded", 2, "failed", 0, "live", 0)))
        .body("created_at", matchesPattern("20.*Z"))
        .body("started_at", matchesPattern("20.*Z"))
        .body("finished_at", matchesPattern("20.*Z"))
        .body("estimated_finish_at", nullValue())
        .body("size()", is(16));
  }

  @Test
  void givenAnEndpointMadeLater_whenMissing_thenItGetsWhatItWantsOfBefore() {
    String wanted = jobs.account().publish("vm.created", "{}");
    jobs.account().publish("disk.created", "{}");
    endpoint(Map.of("event_patterns", List.of("vm.*")));
    published("vm.deleted", "succeeded");

    String job = jobs.make("missing", Map.of()).body("plan.deliveries", is(1)).extract().path("id");

    jobs.awaitDone(job, 1);
    assertEquals(wanted, receiver.requests().getLast().header("webhook-id"));
    jobs.make("missing", Map.of()).body("plan.deliveries", is(0)).body("status", is("done"));
  }

  @Test
  void givenALiveDelivery_whenMissing_thenItIsNotMissed() {
    receiver.hangs();
    endpoint(Map.of());
    jobs.account().publish("vm.created", "{}");
    jobs.make("missing", Map.of()).body("plan.deliveries", is(0));
    jobs.make("all", Map.of()).body("plan.deliveries", is(0));
    jobs.make("failed", Map.of()).body("plan.deliveries", is(0));
  }

  @Test
  void givenEndpointsOfScopes_whenMissing_thenEachGetsWhatHappensToItsOwn() {
    jobs.account().withScope("session", "s1").withScope("session", "s2").withScope("target", "t1");
    jobs.account().publish("session", "s1", "a", "{}");
    jobs.account().publish("session", "s2", "a", "{}");
    jobs.account().publish("target", "t1", "a", "{}");
    jobs.account().publish("a", "{}");
    String ofSession = endpoint(Map.of("scope", Map.of("kind", "session", "id", "s1")));
    String ofAccount = endpoint(Map.of());
    String ofTargets = accountWideTargetWebhook();

    jobs.make("missing", Map.of("dry_run", true, "endpoint_id", ofSession))
        .body("plan.deliveries", is(1));
    jobs.make("missing", Map.of("dry_run", true, "endpoint_id", ofAccount))
        .body("plan.deliveries", is(4));
    jobs.make("missing", Map.of("dry_run", true, "endpoint_id", ofTargets))
        .body("plan.deliveries", is(2));
    jobs.make("missing", Map.of("dry_run", true))
        .body("plan.deliveries", is(7))
        .body("plan.events", is(4));
    jobs.make("missing", Map.of("dry_run", true, "scope", Map.of("kind", "session", "id", "s1")))
        .body("plan.deliveries", is(1));
    jobs.make("missing", Map.of("dry_run", true, "scope", Map.of("kind", "account")))
        .body("plan.deliveries", is(6))
        .body("scope", is(Map.of("kind", "account", "id", "")));
  }

  @Test
  void givenARegistration_whenMissing_thenItIsForItsOwnEndpointAlone() {
    jobs.account().withScope("target", "t1");
    receiver.answers(200);
    jobs.account()
        .admin()
        .body(Map.of("url", receiver.url()))
        .post("/targets/t1/webhooks/")
        .then()
        .statusCode(200);
    receiver.next();
    endpoint(Map.of());
    jobs.make("missing", Map.of("dry_run", true)).body("plan.deliveries", is(0));
  }

  @Test
  void givenAReplayThatSucceeded_whenFailedOnesAreAsked_thenItsPairIsNone() {
    receiver.answers(410).then(200);
    String endpoint = endpoint(Map.of());
    String event = published("vm.created", "failed");
    jobs.patch(endpoint, Map.of("enabled", true));
    jobs.make("failed", Map.of("dry_run", true)).body("plan.deliveries", is(1));
    jobs.awaitDone(jobs.made("failed", Map.of()), 1);

    jobs.make("failed", Map.of("dry_run", true)).body("plan.deliveries", is(0));
    jobs.make("all", Map.of("dry_run", true)).body("plan.deliveries", is(1));
    jobs.deliveries("?event_id=" + event).body("data.status", contains("succeeded", "failed"));
  }

  @Test
  void givenEventTypes_whenSelected_thenByTheirPatterns() {
    endpoint(Map.of());
    for (String type : List.of("vm.created", "vm.disk.full", "vm", "disk.full")) {
      published(type, "succeeded");
    }
    for (String mode : List.of("all", "missing")) {
      if (mode.equals("missing")) {
        endpoint(Map.of());
      }
      assertSelected(mode, 2, "vm.*");
      assertSelected(mode, 4, "*");
      assertSelected(mode, 2, "vm", "*.full");
      assertSelected(mode, 0, "none");
      assertSelected(mode, 4);
    }
  }

  private void assertSelected(String mode, int deliveries, String... types) {
    jobs.make(mode, Map.of("dry_run", true, "event_types", List.of(types)))
        .body("plan.deliveries", is(deliveries));
  }

  @Test
  void givenATime_whenSelected_thenByTheEventsOwn() {
    endpoint(Map.of());
    String first = published("a", "succeeded");
    String second = published("a", "succeeded");
    String between = createdAt(second);
    jobs.make("all", Map.of("until", between, "dry_run", true))
        .body("plan.newest", is(createdAt(first)))
        .body("until", is(between));
    jobs.make("all", Map.of("since", between, "dry_run", true))
        .body("plan.oldest", is(createdAt(second)));
    jobs.make("all", Map.of("since", between, "until", between, "dry_run", true))
        .body("plan.deliveries", is(0))
        .body("plan.oldest", nullValue())
        .body("plan.newest", nullValue());
  }

  @Test
  void givenADryRun_whenResumed_thenWhatWasSelectedAndNothingLater() {
    endpoint(Map.of());
    String before = published("a", "succeeded");
    String job =
        jobs.make("all", Map.of("dry_run", true))
            .body("status", is("planned"))
            .body("started_at", nullValue())
            .body("finished_at", nullValue())
            .extract()
            .path("id");
    published("a", "succeeded");

    jobs.act(job, "resume").statusCode(200).body("status", is("running"));

    jobs.awaitDone(job, 1).body("plan.deliveries", is(1));
    jobs.deliveries("?job_id=" + job).body("data.event_id", contains(before));
  }

  @Test
  void givenNothingToDo_whenResumed_thenDone() {
    String job = jobs.make("all", Map.of("dry_run", true)).extract().path("id");
    jobs.act(job, "resume")
        .statusCode(200)
        .body("status", is("done"))
        .body("finished_at", notNullValue());
  }

  @Test
  void givenADisabledEndpoint_whenPlanned_thenLeftOutAndCounted() {
    String off = endpoint(Map.of());
    endpoint(Map.of());
    published("a", "succeeded");
    published("a", "succeeded");
    jobs.patch(off, Map.of("enabled", false));

    jobs.make("all", Map.of("dry_run", true))
        .body("plan.events", is(2))
        .body("plan.deliveries", is(2))
        .body("plan.skipped_disabled", is(2));
    jobs.make("all", Map.of("dry_run", true, "endpoint_id", off))
        .body("plan.events", is(0))
        .body("plan.deliveries", is(0))
        .body("plan.oldest", nullValue())
        .body("plan.skipped_disabled", is(2));
  }

  @Test
  void givenEndpointsThatLeaveMeanwhile_whenResumed_thenLeftOutAndCounted() {
    String off = endpoint(Map.of());
    String gone = endpoint(Map.of());
    String turned = endpoint(Map.of());
    String stays = endpoint(Map.of());
    published("vm.created", "succeeded");
    published("vm.deleted", "succeeded");
    String job = jobs.make("all", Map.of("dry_run", true)).extract().path("id");
    jobs.get(job).body("plan.deliveries", is(8));
    jobs.patch(off, Map.of("enabled", false));
    jobs.account().admin().delete("/v1/webhooks/endpoints/" + gone).then().statusCode(204);
    jobs.patch(turned, Map.of("event_patterns", List.of("vm.deleted")));

    jobs.act(job, "resume");

    jobs.awaitDone(job, 3)
        .body("plan.deliveries", is(8))
        .body("plan.skipped_disabled", is(5))
        .body("progress.done", is(8))
        .body("progress.created", is(3));
    jobs.deliveries("?job_id=" + job)
        .body("data.endpoint_id", containsInAnyOrder(turned, stays, stays));
  }

  @Test
  void givenAnEndpointThatTurnedAwayBefore_whenWhatFailedIsReplayed_thenItGetsIt() {
    receiver.answers(410).then(200);
    String endpoint = endpoint(Map.of());
    published("vm.created", "failed");
    jobs.patch(endpoint, Map.of("enabled", true, "event_patterns", List.of("other")));
    jobs.awaitDone(jobs.made("failed", Map.of()), 1).body("plan.skipped_disabled", is(0));
  }

  @Test
  void givenASessionsEndpoint_whenReplayed_thenItsAttemptsCountAnew() {
    jobs.account().withScope("session", "s1");
    receiver.answers(500).then(200);
    String webhook =
        jobs.account()
            .admin()
            .body(
                Map.of(
                    "url", receiver.url(),
                    "retries", 1,
                    "initial_backoff", 1,
                    "backoff_multiplier", 1))
            .post("/api/v1/ssh/verify/sessions/s1/webhooks/")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String event = jobs.account().publish("session", "s1", "session.started", "{}");
    jobs.awaitDelivery(event, "succeeded");

    String job = jobs.made("all", Map.of("endpoint_id", "whe_" + webhook));
    jobs.awaitDone(job, 1);

    List<Integer> attempts =
        receiver.requests().stream()
            .map(request -> JsonPath.from(request.text()).getInt("attempt"))
            .toList();
    assertEquals(List.of(1, 2, 1), attempts);
  }

  @Test
  void givenAReplayThatFails_whenItIsRetried_thenOnItsOwnSchedule() {
    String endpoint = endpoint(Map.of("max_retries", 1, "initial_backoff_seconds", 1));
    String event = published("a", "succeeded");
    receiver.answers(500);
    String job = jobs.made("all", Map.of());

    eventually(() -> jobs.get(job).body("progress.failed", is(1)).body("progress.live", is(0)));
    jobs.deliveries("?job_id=" + job + "&status=failed")
        .body("data.attempt_count", contains(2))
        .body("data.event_id", contains(event))
        .body("data.endpoint_id", contains(endpoint));
    jobs.deliveries("?job_id=" + job + "&status=succeeded").body("data", hasSize(0));
    assertEquals(3, receiver.requests().size());
    assertTrue(
        receiver.requests().stream().skip(1).allMatch(r -> job.equals(r.header("webhook-replay"))));
  }

  @Test
  void givenLiveDeliveriesOfAJob_whenTheirEndpointIsDeleted_thenTheyHaveFailed() {
    String endpoint = endpoint(Map.of());
    published("a", "succeeded");
    receiver.answers(500);
    String job = jobs.made("all", Map.of());
    eventually(
        () ->
            jobs.deliveries("?job_id=" + job + "&status=rescheduled")
                .body("data.job_id", contains(job)));
    jobs.get(job).body("status", is("done")).body("progress.live", is(1));

    jobs.account().admin().delete("/v1/webhooks/endpoints/" + endpoint).then().statusCode(204);

    jobs.get(job).body("progress.failed", is(1)).body("progress.live", is(0));
    jobs.deliveries("?job_id=" + job).body("data.last_error", contains("endpoint deleted"));
  }

  @Test
  void givenARate_whenItRuns_thenNoFaster() {
    endpoint(Map.of());
    jobs.account()
        .admin()
        .body(Stream.generate(() -> Map.of("type", "a", "data", 1)).limit(25).toList())
        .post("/v1/webhooks/events")
        .then()
        .statusCode(202);
    eventually(() -> jobs.deliveries("?status=succeeded").body("data", hasSize(25)));

    String job = jobs.made("all", Map.of("rate_per_second", 10));
    Instant from = Instant.parse(jobs.get(job).extract().path("started_at"));
    eventually(() -> jobs.get(job).body("progress.created", not(is(0))));
    jobs.get(job).body("estimated_finish_at", notNullValue());
    jobs.awaitDone(job, 25);

    Instant until = Instant.parse(jobs.get(job).extract().path("finished_at"));
    Duration took = Duration.between(from, until);
    assertTrue(took.toMillis() >= 1_500, "a burst of a second at most, took " + took);
    assertTrue(took.toMillis() < 6_000, "took " + took);
  }

  private String endpoint(Map<String, ?> members) {
    return jobs.endpoint(receiver.url(), members);
  }

  private String accountWideTargetWebhook() {
    return "whe_"
        + jobs.account()
            .admin()
            .body(Map.of("url", receiver.url()))
            .post("/webhooks/")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  /** Publishes an event, and waits until its newest delivery has ended like that. */
  private String published(String type, String status) {
    String event = jobs.account().publish(type, "{\"a\": 1}");
    jobs.awaitDelivery(event, status);
    return event;
  }

  private String createdAt(String event) {
    return jobs.account().admin().get("/v1/webhooks/events/" + event).path("created_at");
  }
}
