package dev.hookferry.api.svix;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hosted service alone does: replays, their tasks, expunging in bulk, prechecks. */
abstract class SvixTasksContract {

  private TestAccount account;
  private String app;

  @BeforeEach
  void createApplication() {
    account = TestAccount.create();
    app = post("/app", new JsonObject().put("name", "a")).statusCode(201).extract().path("id");
  }

  private ValidatableResponse post(String path, JsonObject body) {
    return as(account.adminKey(), path, body);
  }

  private static ValidatableResponse as(String token, String path, JsonObject body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .body(body.encode())
        .post("/api/v1" + path)
        .then();
  }

  private ValidatableResponse get(String path) {
    return given()
        .header("Authorization", "Bearer " + account.adminKey())
        .get("/api/v1" + path)
        .then();
  }

  private String endpoint(JsonObject body) {
    return post("/app/" + app + "/endpoint", body).statusCode(201).extract().path("id");
  }

  private String publish(JsonObject more) {
    JsonObject message =
        new JsonObject().put("eventType", "a.b").put("payload", new JsonObject().put("n", 1));
    return post("/app/" + app + "/msg", message.mergeIn(more)).statusCode(202).extract().path("id");
  }

  private static JsonObject sinceAMinute() {
    return new JsonObject().put("since", Instant.now().minusSeconds(60).toString());
  }

  private String replay(String endpoint, String what, JsonObject body) {
    return post("/app/%s/endpoint/%s/%s".formatted(app, endpoint, what), body)
        .statusCode(202)
        .extract()
        .path("id");
  }

  @Test
  void givenMessagesFromBeforeAnEndpoint_whenMissingOnesAreReplayed_thenItGetsThem()
      throws Exception {
    String early = publish(new JsonObject());
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String endpoint = endpoint(new JsonObject().put("url", receiver.url("/late")));

      String task = replay(endpoint, "replay-missing", sinceAMinute());

      assertEquals(early, receiver.next().header("svix-id"));
      get("/background-task/" + task).body("task", equalTo("endpoint.replay"));
      eventually(
          () ->
              get("/background-task/" + task)
                  .body("status", equalTo("finished"))
                  .body("data.succeeded", equalTo(1)));
      get("/background-task?task=endpoint.replay&status=finished").body("data.id", contains(task));
      get("/background-task?task=endpoint.recover").body("data", hasSize(0));
      get("/background-task?status=failed").body("data", hasSize(0));
      get("/background-task?status=odd").statusCode(400);
    }
  }

  @Test
  void givenFinishedMessages_whenReplayedInBulk_thenThoseOfTheFilterAlone() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String endpoint = endpoint(new JsonObject().put("url", receiver.url("/bulk")));
      JsonArray tags = new JsonArray().add("again");
      String tagged = publish(new JsonObject().put("tags", tags));
      publish(new JsonObject());
      receiver.next();
      receiver.next();
      String attempts = "/app/%s/attempt/endpoint/%s".formatted(app, endpoint);
      eventually(() -> get(attempts).body("data", hasSize(2)));

      replay(endpoint, "bulk-replay", sinceAMinute().put("tag", "again").put("status", 0));

      assertEquals(tagged, receiver.next().header("svix-id"));
      String none = replay(endpoint, "bulk-replay", sinceAMinute().put("statusCodeClass", 500));
      get("/background-task/" + none)
          .body("task", equalTo("endpoint.bulk-replay"))
          .body("data.messages", equalTo(0));
      String odd = "/app/%s/endpoint/%s/bulk-replay".formatted(app, endpoint);
      post(odd, sinceAMinute().put("statusCodeClass", 250)).statusCode(422);
    }
  }

  @Test
  void givenMessages_whenExpungedInBulkOrAll_thenTheirPayloadsAreGone() {
    String one = publish(new JsonObject());
    String two = publish(new JsonObject());
    JsonArray ids = new JsonArray().add(one).add("unknown");

    post("/app/" + app + "/msg/bulk-expunge", new JsonObject().put("ids", ids))
        .statusCode(200)
        .body("results", aMapWithSize(2))
        .body("results.unknown", equalTo("not-found"))
        .body("results." + one, equalTo("expunged"));
    get("/app/%s/msg/%s".formatted(app, one)).body("payload.expired", equalTo(true));
    get("/app/%s/msg/%s".formatted(app, two)).body("payload.n", equalTo(1));

    String task =
        post("/app/" + app + "/msg/expunge-all-contents", new JsonObject())
            .statusCode(202)
            .body("task", equalTo("application.purge_content"))
            .extract()
            .path("id");

    eventually(() -> get("/background-task/" + task).body("status", equalTo("finished")));
    get("/background-task/" + task).body("data.messages", equalTo(2));
    get("/app/%s/msg/%s".formatted(app, two)).body("payload.expired", equalTo(true));
    String later = publish(new JsonObject());
    get("/app/%s/msg/%s".formatted(app, later)).body("payload.n", equalTo(1));
    get("/background-task").body("data.id", hasItem(task));
  }

  @Test
  void givenAnEndpoint_whenPrechecked_thenActiveWhereItWantsTheMessage() {
    endpoint(
        new JsonObject()
            .put("url", "http://e.com")
            .put("eventTypes", new JsonArray().add("a.b"))
            .put("channels", new JsonArray().add("c")));
    String path = "/app/" + app + "/msg/precheck/active";
    JsonObject message = new JsonObject().put("eventType", "a.b");

    post(path, message).body("active", equalTo(false));
    message.put("channels", new JsonArray().add("c"));
    post(path, message).statusCode(200).body("active", equalTo(true));
    post(path, message.put("eventType", "x")).body("active", equalTo(false));
  }

  @Test
  void givenTokensOfSessions_whenExpired_thenThoseOfTheSessionsAlone() {
    String one = token("s1");
    String two = token("s2");
    String endpoint = "/app/" + app + "/endpoint";
    JsonObject body = new JsonObject().put("url", "http://e.com");

    post(
            "/auth/app/" + app + "/expire-all",
            new JsonObject().put("sessionIds", new JsonArray().add("s1")))
        .statusCode(204);

    as(one, endpoint, body).statusCode(401);
    as(two, endpoint, body).statusCode(201);
    post("/auth/app/" + app + "/expire-all", new JsonObject()).statusCode(204);
    as(two, endpoint, body).statusCode(401);
  }

  private String token(String session) {
    return post("/auth/app-portal-access/" + app, new JsonObject().put("sessionId", session))
        .statusCode(200)
        .extract()
        .path("token");
  }

  @Test
  void givenASpecInYaml_whenImported_thenItsWebhooksAreTypesWhoseSchemasStandAlone() {
    String spec =
        """
        openapi: 3.1.0
        webhooks:
          pet.new:
            post:
              description: A pet
              requestBody:
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Pet"}
        components:
          schemas:
            Pet: {type: object, required: [tag], properties: {tag: {$ref: "#/components/schemas/Tag"}}}
            Tag: {type: string}
        """;
    String path = "/event-type/import/openapi";
    JsonObject body = new JsonObject().put("specRaw", spec);

    post(path, body.copy().put("dryRun", true))
        .statusCode(200)
        .body("data.modified", contains("pet.new"))
        .body("data.to_modify[0].schemas.'$ref'", equalTo("#/$defs/Pet"));
    get("/event-type/pet.new").statusCode(404);
    post("/event-type", new JsonObject().put("name", "old").put("description", "d"));
    post(path, body.copy().put("replaceAll", true)).statusCode(200);

    get("/event-type/pet.new")
        .body("description", equalTo("A pet"))
        .body("schemas.'1'.'$defs'.Tag.type", equalTo("string"))
        .body("schemas.'1'.'$defs'.Pet.properties.tag.'$ref'", equalTo("#/$defs/Tag"));
    get("/event-type/old").body("archived", equalTo(true));
    post(path, new JsonObject()).statusCode(400);
    post(path, new JsonObject().put("specRaw", ": : [")).statusCode(400);
  }

  @Test
  void givenWhatTheHostedServiceAloneHas_whenAsked_thenNotImplementedInTheSdksWords() {
    for (String path : SvixHostedPaths.all()) {
      given()
          .header("Authorization", "Bearer " + account.adminKey())
          .get(path.replace("*", "x"))
          .then()
          .statusCode(501)
          .body("code", equalTo("not_implemented"));
    }
  }

  @Test
  void givenATimeToDeliverAt_whenItComes_thenTheMessageIsPublishedUnderItsIdAndNotBefore()
      throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      endpoint(new JsonObject().put("url", receiver.url("/later")));
      Instant at = Instant.now().plusSeconds(2);

      String id = publish(new JsonObject().put("deliverAt", at.toString()).put("eventId", "own"));
      String cancelled = publish(new JsonObject().put("deliverAt", at.toString()));

      get("/app/%s/msg/%s".formatted(app, id))
          .statusCode(200)
          .body("payload.n", equalTo(1))
          .body("deliverAt", equalTo(dev.hookferry.domain.model.IsoTime.micros(at)));
      get("/app/%s/msg/own".formatted(app)).body("id", equalTo(id));
      given()
          .header("Authorization", "Bearer " + account.adminKey())
          .delete("/api/v1/app/%s/msg/%s/content".formatted(app, cancelled))
          .then()
          .statusCode(204);
      get("/app/%s/msg/%s".formatted(app, cancelled)).statusCode(404);
      assertEquals(id, receiver.next().header("svix-id"));
      assertTrue(Instant.now().isAfter(at));
      get("/app/%s/msg".formatted(app)).body("data.id", contains(id));
      eventually(
          () ->
              get("/app/%s/msg/own".formatted(app))
                  .body("id", equalTo(id))
                  .body("deliverAt", equalTo(null)));
      assertEquals(1, receiver.requests().size());
    }
  }
}
