package dev.hookferry.api.svix;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.svix.Svix;
import com.svix.SvixOptions;
import com.svix.Webhook;
import com.svix.api.ApplicationListOptions;
import com.svix.api.MessageCreateOptions;
import com.svix.api.MessageListOptions;
import com.svix.exceptions.ApiException;
import com.svix.models.AppPortalAccessIn;
import com.svix.models.ApplicationIn;
import com.svix.models.ApplicationOut;
import com.svix.models.ApplicationPatch;
import com.svix.models.EndpointHeadersIn;
import com.svix.models.EndpointIn;
import com.svix.models.EndpointOut;
import com.svix.models.EndpointPatch;
import com.svix.models.EndpointSecretRotateIn;
import com.svix.models.EventTypeIn;
import com.svix.models.EventTypePatch;
import com.svix.models.MessageIn;
import com.svix.models.MessageOut;
import com.svix.models.RecoverIn;
import dev.hookferry.support.Eventually;
import dev.hookferry.support.RawRequest;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Svix's own SDK for Java, as it is, as a client of this surface. */
abstract class SvixSdkContract {

  private TestAccount account;
  private Svix svix;

  @BeforeEach
  void connect() {
    account = TestAccount.create();
    svix = client(account.adminKey());
  }

  private static Svix client(String token) {
    SvixOptions options = new SvixOptions();
    options.setServerUrl(RawRequest.base().toString());
    return new Svix(token, options);
  }

  private ApplicationOut application() throws Exception {
    return svix.getApplication().create(new ApplicationIn().name("app"));
  }

  private EndpointOut endpoint(String app, String url) throws Exception {
    return svix.getEndpoint().create(app, new EndpointIn().url(URI.create(url)));
  }

  private MessageOut publish(String app, String type, String payload) throws Exception {
    return svix.getMessage().create(app, new MessageIn().eventType(type).payload(payload));
  }

  private io.restassured.specification.RequestSpecification authorized() {
    return given().header("Authorization", "Bearer " + account.adminKey());
  }

  /** This version of the SDK cannot send a POST without a body. */
  private int resend(String app, MessageOut message, EndpointOut endpoint) {
    return authorized()
        .post(
            "/api/v1/app/{app}/msg/{msg}/endpoint/{endpoint}/resend",
            app,
            message.getId(),
            endpoint.getId())
        .statusCode();
  }

  private static int codeOf(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(ApiException.class, call).getCode();
  }

  @Test
  void givenAnApplication_whenManaged_thenFoundByIdAndUidUntilDeleted() throws Exception {
    var api = svix.getApplication();
    ApplicationOut made = api.create(new ApplicationIn().name("a").uid("one"));
    assertTrue(made.getId().matches("app_[A-Za-z0-9]{27}"), made.getId());
    assertEquals("one", made.getUid());
    assertEquals(made.getId(), api.get("one").getId());
    assertEquals(made.getId(), api.getOrCreate(new ApplicationIn().name("b").uid("one")).getId());
    assertEquals(409, codeOf(() -> api.create(new ApplicationIn().name("c").uid("one"))));
    assertEquals("d", api.patch("one", new ApplicationPatch().name("d")).getName());
    assertEquals("e", api.update(made.getId(), new ApplicationIn().name("e").uid("two")).getName());
    assertEquals(404, codeOf(() -> api.get("one")));
    assertNull(api.update("two", new ApplicationIn().name("f")).getUid());
    api.delete(made.getId());
    assertEquals(404, codeOf(() -> api.get(made.getId())));
  }

  @Test
  void givenManyApplications_whenPaged_thenEachOnceAndBackAgain() throws Exception {
    for (int i = 0; i < 5; i++) {
      svix.getApplication().create(new ApplicationIn().name("n" + i));
    }
    ApplicationListOptions options = new ApplicationListOptions();
    options.setLimit(2L);
    var first = svix.getApplication().list(options);
    assertFalse(first.getDone());
    options.setIterator(first.getIterator());
    var second = svix.getApplication().list(options);
    assertEquals(
        List.of("n2", "n3"), second.getData().stream().map(ApplicationOut::getName).toList());
    options.setIterator(second.getPrevIterator());
    var back = svix.getApplication().list(options);
    assertEquals(
        List.of("n0", "n1"), back.getData().stream().map(ApplicationOut::getName).toList());
    options.setIterator(second.getIterator());
    var last = svix.getApplication().list(options);
    assertEquals(1, last.getData().size());
    assertTrue(last.getDone());
  }

  @Test
  void givenAnEndpoint_whenAMessageIsCreated_thenItArrivesAndTheirWebhookVerifiesIt()
      throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String app = application().getId();
      EndpointOut endpoint = endpoint(app, receiver.url("/hook"));
      String secret = svix.getEndpoint().getSecret(app, endpoint.getId()).getKey();
      String payload = "{\"b\": 1.50,  \"a\": 12345678901234567890}";

      MessageOut message = publish(app, "invoice.paid", payload);

      ReceivedRequest request = receiver.next();
      assertEquals(payload, request.text());
      assertEquals(message.getId(), request.header("svix-id"));
      for (String name : List.of("id", "timestamp", "signature")) {
        assertEquals(request.header("svix-" + name), request.header("webhook-" + name));
      }
      HttpHeaders headers =
          HttpHeaders.of(
              Map.of(
                  "svix-id", List.of(request.header("svix-id")),
                  "svix-timestamp", List.of(request.header("svix-timestamp")),
                  "svix-signature", List.of(request.header("svix-signature"))),
              (name, value) -> true);
      assertDoesNotThrow(() -> new Webhook(secret).verify(payload, headers));

      Eventually.eventually(() -> assertEquals(1, attempts(app, message.getId())));
      var attempt = svix.getMessageAttempt().listByMsg(app, message.getId()).getData().getFirst();
      assertEquals(200, attempt.getResponseStatusCode().intValue());
      assertEquals(
          1, svix.getMessageAttempt().listByEndpoint(app, endpoint.getId()).getData().size());
      assertEquals(
          message.getId(),
          svix.getMessageAttempt()
              .listAttemptedMessages(app, endpoint.getId())
              .getData()
              .getFirst()
              .getId());
      assertEquals(
          endpoint.getId(),
          svix.getMessageAttempt()
              .listAttemptedDestinations(app, message.getId())
              .getData()
              .getFirst()
              .getId());
      assertEquals(1, svix.getEndpoint().getStats(app, endpoint.getId()).getSuccess().intValue());
      svix.getMessageAttempt().expungeContent(app, message.getId(), attempt.getId());
      assertEquals(
          "EXPUNGED",
          svix.getMessageAttempt().get(app, message.getId(), attempt.getId()).getResponse());
    }
  }

  private int attempts(String app, String message) {
    try {
      return svix.getMessageAttempt().listByMsg(app, message).getData().size();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givenChannelsAndTypes_whenPublished_thenOnlyThoseWhoWantItGetIt() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(204)) {
      String app = application().getId();
      svix.getEndpoint()
          .create(
              app,
              new EndpointIn()
                  .url(URI.create(receiver.url("/channel")))
                  .channels(Set.of("c1"))
                  .filterTypes(Set.of("a.b")));
      endpoint(app, receiver.url("/all"));
      svix.getMessage().create(app, new MessageIn().eventType("a.b").payload("{\"n\":1}"));
      assertEquals("/all", receiver.next().target());
      svix.getMessage()
          .create(
              app,
              new MessageIn().eventType("a.b").payload("{\"n\":2}").channels(Set.of("c1", "x")));
      Set<String> paths = Set.of(receiver.next().target(), receiver.next().target());
      assertEquals(Set.of("/all", "/channel"), paths);
    }
  }

  @Test
  void givenTheSameIdempotencyKeyOrEventId_whenPublishedAgain_thenOneMessage() throws Exception {
    String app = application().getId();
    MessageCreateOptions once = new MessageCreateOptions();
    once.setIdempotencyKey("k1");
    MessageIn message = new MessageIn().eventType("a").payload("{}").eventId("e1");
    MessageOut first = svix.getMessage().create(app, message, once);
    MessageOut again = svix.getMessage().create(app, message, once);
    assertEquals(first.getId(), again.getId());
    assertEquals(409, codeOf(() -> svix.getMessage().create(app, message)));
    assertEquals(first.getId(), svix.getMessage().get(app, "e1").getId());
    assertEquals(1, svix.getMessage().list(app, new MessageListOptions()).getData().size());
  }

  @Test
  void givenAMessage_whenExpungedAndResent_thenItsPayloadIsGone() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(500).then(204)) {
      String app = application().getId();
      EndpointOut endpoint = endpoint(app, receiver.url());
      MessageOut message = publish(app, "a", "{\"n\":1}");
      receiver.next();
      assertEquals(202, resend(app, message, endpoint));
      assertEquals("{\"n\":1}", receiver.next().text());
      svix.getMessage().expungeContent(app, message.getId());
      given()
          .header("Authorization", "Bearer " + account.adminKey())
          .get("/api/v1/app/" + app + "/msg/" + message.getId() + "/")
          .then()
          .statusCode(200)
          .body("payload.expired", equalTo(true));
      assertEquals(400, resend(app, message, endpoint));
    }
  }

  @Test
  void givenAnEndpoint_whenChangedAndRotated_thenAsAsked() throws Exception {
    String app = application().getId();
    var api = svix.getEndpoint();
    EndpointOut made = endpoint(app, "HTTPS://Example.COM");
    assertEquals("https://example.com/", made.getUrl().toString());
    EndpointPatch patch = new EndpointPatch();
    patch.setUid("ep1");
    patch.setDescription("d");
    assertEquals("ep1", api.patch(app, made.getId(), patch).getUid());
    assertEquals(made.getId(), api.get(app, "ep1").getId());
    String secret = "whsec_" + "A".repeat(32);
    api.rotateSecret(app, "ep1", new EndpointSecretRotateIn().key(secret));
    assertEquals(secret, api.getSecret(app, "ep1").getKey());
    for (int i = 0; i < 9; i++) {
      api.rotateSecret(app, "ep1", new EndpointSecretRotateIn());
    }
    assertEquals(400, codeOf(() -> api.rotateSecret(app, "ep1", new EndpointSecretRotateIn())));
    api.updateHeaders(
        app, "ep1", new EndpointHeadersIn().headers(Map.of("x-a", "1", "authorization", "s")));
    assertEquals(Map.of("x-a", "1"), api.getHeaders(app, "ep1").getHeaders());
    assertEquals(Set.of("authorization"), api.getHeaders(app, "ep1").getSensitive());
    assertEquals(
        422,
        codeOf(
            () ->
                api.updateHeaders(
                    app, "ep1", new EndpointHeadersIn().headers(Map.of("svix-id", "1")))));
    api.delete(app, "ep1");
    assertEquals(404, codeOf(() -> api.get(app, made.getId())));
  }

  @Test
  void givenEventTypes_whenManaged_thenArchivedByDeletionAndRevived() throws Exception {
    var api = svix.getEventType();
    api.create(new EventTypeIn().name("b.one").description("1"));
    api.create(new EventTypeIn().name("a.two").description("2"));
    assertEquals(
        List.of("a.two", "b.one"), api.list().getData().stream().map(t -> t.getName()).toList());
    assertEquals(409, codeOf(() -> api.create(new EventTypeIn().name("b.one").description("x"))));
    EventTypePatch patch = new EventTypePatch();
    patch.setDescription("3");
    assertEquals("3", api.patch("b.one", patch).getDescription());
    api.delete("b.one");
    assertEquals(1, api.list().getData().size());
    assertTrue(api.get("b.one").getArchived());
    assertFalse(api.create(new EventTypeIn().name("b.one").description("4")).getArchived());
  }

  @Test
  void givenFailures_whenRecovered_thenSentAgain() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String app = application().getId();
      EndpointOut endpoint = endpoint(app, receiver.url());
      assertTrue(
          svix.getEndpoint()
              .recover(
                  app, endpoint.getId(), new RecoverIn().since(OffsetDateTime.now().minusHours(1)))
              .getId()
              .startsWith("qtask_"));
    }
  }

  @Test
  void givenATokenOfAnApplication_whenUsed_thenItSeesItsOwnAloneUntilItLogsOut() throws Exception {
    String app = application().getId();
    String other = application().getId();
    String token =
        svix.getAuthentication().appPortalAccess(app, new AppPortalAccessIn()).getToken();
    Svix user = client(token);
    user.getEndpoint().create(app, new EndpointIn().url(URI.create("https://example.com/")));
    assertEquals(1, user.getEndpoint().list(app).getData().size());
    assertEquals(404, codeOf(() -> user.getEndpoint().list(other)));
    assertEquals(403, codeOf(() -> user.getApplication().list()));
    assertEquals(
        403,
        codeOf(() -> user.getMessage().create(app, new MessageIn().eventType("a").payload("{}"))));
    Svix reader =
        client(
            svix.getAuthentication()
                .appPortalAccess(app, new AppPortalAccessIn().readOnly(true))
                .getToken());
    assertEquals(1, reader.getEndpoint().list(app).getData().size());
    assertEquals(
        403,
        codeOf(
            () ->
                reader
                    .getEndpoint()
                    .create(app, new EndpointIn().url(URI.create("https://example.com/")))));
    // This version of the SDK cannot send a POST without a body.
    given()
        .header("Authorization", "Bearer " + token)
        .post("/api/v1/auth/logout")
        .then()
        .statusCode(204);
    assertEquals(401, codeOf(() -> user.getEndpoint().list(app)));
  }

  @Test
  void givenAnotherAccountsApplication_whenAsked_thenNotFound() throws Exception {
    String app = application().getId();
    Svix stranger = client(TestAccount.create().adminKey());
    assertEquals(404, codeOf(() -> stranger.getApplication().get(app)));
    assertEquals(404, codeOf(() -> stranger.getEndpoint().list(app)));
    assertEquals(404, codeOf(() -> stranger.getMessage().list(app)));
    assertEquals(401, codeOf(() -> client("nobody").getApplication().list()));
  }

  @Test
  void givenOddRequests_whenSent_thenRefusedInTheSdksWords() throws Exception {
    String app = application().getId();
    authorized()
        .get("/api/v1/app?limit=251")
        .then()
        .statusCode(422)
        .body("detail[0].loc[1]", equalTo("limit"));
    authorized()
        .get("/api/v1/app?limit=x")
        .then()
        .statusCode(400)
        .body("code", equalTo("generic_error"));
    authorized().get("/api/v1/app?iterator=ep_1").then().statusCode(422);
    assertEquals(200, RawRequest.of("GET", "//api/v1/app/").as(account.adminKey()).send().status());
    authorized().get("/api/v1/nope").then().statusCode(404).body("code", equalTo("not_found"));
    authorized()
        .get("/api/v1/stream")
        .then()
        .statusCode(501)
        .body("code", equalTo("not_implemented"));
    authorized()
        .delete("/api/v1/app")
        .then()
        .statusCode(405)
        .body("code", equalTo("method_not_allowed"));
    authorized()
        .body("{\"name\": 1}")
        .post("/api/v1/app")
        .then()
        .statusCode(422)
        .body("detail[0].type", equalTo("value_error.jsondecode"));
    authorized().body("{\"name\": \"\"}").post("/api/v1/app").then().statusCode(422);
    given()
        .header("Authorization", "Bearer " + account.adminKey())
        .body("{\"name\": null}")
        .patch("/api/v1/app/" + app)
        .then()
        .statusCode(422);
    given()
        .header("Origin", "https://example.com")
        .header("Access-Control-Request-Method", "POST")
        .options("/api/v1/app")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "*");
    given()
        .get("/api/v1/openapi.json")
        .then()
        .statusCode(200)
        .header("Content-Type", "application/json");
    given().get("/api/v1/health").then().statusCode(200).body("database.status", equalTo("ok"));
  }
}
