package dev.hookferry.api.svix;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.Eventually;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What goes beside a message or is kept of its delivery, as the real server and its SDKs have it.
 */
@QuarkusTest
class SvixLabelsTest {

  /** Of the seed in PKCS 8, and of the key in SubjectPublicKeyInfo (RFC 8410). */
  private static final int KEY_BYTES = 32;

  @Inject Pool pool;

  private TestAccount account;

  @BeforeEach
  void createAccount() {
    account = TestAccount.create();
  }

  private RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private ValidatableResponse post(String path, JsonObject body) {
    return with(account.adminKey())
        .contentType("application/json; charset=utf-8")
        .body(body.encode())
        .post("/api/v1" + path)
        .then();
  }

  private ValidatableResponse get(String path) {
    return with(account.adminKey()).get("/api/v1" + path).then();
  }

  private String application(JsonObject more) {
    return post("/app", new JsonObject().put("name", "a").mergeIn(more))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String endpoint(String app, JsonObject body) {
    return post("/app/" + app + "/endpoint", body).statusCode(201).extract().path("id");
  }

  private static JsonObject message() {
    return new JsonObject().put("eventType", "a.b").put("payload", new JsonObject().put("n", 1));
  }

  private String publish(String app, JsonObject message) {
    return post("/app/" + app + "/msg", message).statusCode(202).extract().path("id");
  }

  @Test
  void givenTags_whenPublished_thenShownAndFoundByThem() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String app = application(new JsonObject());
      String endpoint = endpoint(app, new JsonObject().put("url", receiver.url("/tags")));
      JsonArray tags = new JsonArray().add("t1").add("t2").add("t1");

      String id = publish(app, message().put("tags", tags));
      publish(app, message());

      get("/app/%s/msg/%s".formatted(app, id)).body("tags", containsInAnyOrder("t1", "t2"));
      get("/app/%s/msg?tag=t2".formatted(app)).body("data.id", contains(id));
      get("/app/%s/msg?tag=t3".formatted(app)).body("data", hasSize(0));
      receiver.next();
      receiver.next();
      String attempts = "/app/%s/attempt/endpoint/%s".formatted(app, endpoint);
      Eventually.eventually(() -> get(attempts).body("data", hasSize(2)));
      get(attempts + "?tag=t1").body("data.msgId", contains(id));
      get("/app/%s/endpoint/%s/msg?tag=t1".formatted(app, endpoint)).body("data.id", contains(id));
      JsonArray many = new JsonArray().add("a").add("b").add("c").add("d").add("e").add("f");
      post("/app/" + app + "/msg", message().put("tags", many)).statusCode(422);
    }
  }

  @Test
  void givenARawPayload_whenPublished_thenItsTextGoesOutUnderItsContentType() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String app = application(new JsonObject());
      endpoint(app, new JsonObject().put("url", receiver.url("/raw")));
      JsonObject raw =
          new JsonObject()
              .put("rawPayload", "<a>é</a>")
              .put("headers", new JsonObject().put("Content-Type", "text/xml; charset=utf-8"));

      String id = publish(app, message().put("transformationsParams", raw));

      ReceivedRequest request = receiver.next();
      assertEquals("<a>é</a>", request.text());
      assertEquals("text/xml; charset=utf-8", request.header("content-type"));
      get("/app/%s/msg/%s".formatted(app, id)).body("payload.rawPayload", equalTo("<a>é</a>"));
      raw.getJsonObject("headers").put("Content-Type", "a\nb");
      post("/app/" + app + "/msg", message().put("transformationsParams", raw)).statusCode(422);
    }
  }

  @Test
  void givenAnEd25519Key_whenAMessageIsSent_thenItsPublicKeyVerifiesIt() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] seed = lastOf(pair.getPrivate().getEncoded());
    byte[] shown = lastOf(pair.getPublic().getEncoded());
    byte[] both = Arrays.copyOf(seed, 2 * KEY_BYTES);
    System.arraycopy(shown, 0, both, KEY_BYTES, KEY_BYTES);
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(200)) {
      String app = application(new JsonObject());
      JsonObject body = new JsonObject().put("url", receiver.url("/ed"));
      String endpoint = endpoint(app, body.put("secret", "whsk_" + base64(both)));

      publish(app, message());

      get("/app/%s/endpoint/%s/secret".formatted(app, endpoint))
          .body("key", equalTo("whpk_" + base64(shown)));
      ReceivedRequest request = receiver.next();
      String[] signature = request.header("svix-signature").split(",");
      assertEquals("v1a", signature[0]);
      String id = request.header("svix-id");
      String signed = id + "." + request.header("svix-timestamp") + "." + request.text();
      Signature judge = Signature.getInstance("Ed25519");
      judge.initVerify(pair.getPublic());
      judge.update(signed.getBytes());
      assertTrue(judge.verify(Base64.getDecoder().decode(signature[1])));
      post("/app/" + app + "/endpoint", body.put("secret", "whsk_" + base64(seed))).statusCode(422);
    }
  }

  private static byte[] lastOf(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void givenALongAnswer_whenKept_thenItsFirst20000Bytes() throws Exception {
    try (ScriptedReceiver receiver =
        ScriptedReceiver.start().answers(200, Map.of(), "x".repeat(30_000))) {
      String app = application(new JsonObject());
      endpoint(app, new JsonObject().put("url", receiver.url("/long")));

      String id = publish(app, message());

      receiver.next();
      String attempts = "/app/%s/attempt/msg/%s".formatted(app, id);
      Eventually.eventually(() -> get(attempts).body("data", hasSize(1)));
      String kept = get(attempts).extract().path("data[0].response");
      assertEquals("x".repeat(20_000), kept);
    }
  }

  @Test
  void givenFlagsOfATypeOrAnotherTokens_whenListed_thenSeenByThoseWhoHaveOne() {
    String app = application(new JsonObject());
    JsonObject type = new JsonObject().put("name", "flagged").put("description", "d");
    JsonArray flags = new JsonArray().add("beta").add("gamma");
    post("/event-type", type.put("featureFlags", flags)).statusCode(201);
    post("/event-type", new JsonObject().put("name", "plain").put("description", "d"));
    String with = token(app, new JsonArray().add("gamma").add("x"));
    String without = token(app, new JsonArray());

    get("/event-type").body("data.name", hasItem("flagged"));
    with(with).get("/api/v1/event-type").then().body("data.name", contains("flagged", "plain"));
    with(without).get("/api/v1/event-type").then().body("data.name", not(hasItem("flagged")));
    with(without).get("/api/v1/event-type/flagged").then().statusCode(404);
    with(with).get("/api/v1/event-type/flagged").then().body("featureFlag", equalTo("beta"));
  }

  private String token(String app, JsonArray flags) {
    return post("/auth/app-portal-access/" + app, new JsonObject().put("featureFlags", flags))
        .extract()
        .path("token");
  }

  @Test
  void givenAThrottledApplication_whenItsEndpointsAreShown_thenNoneIsFasterWhateverItStates() {
    String app = application(new JsonObject().put("throttleRate", 5));
    String slow = endpoint(app, new JsonObject().put("url", "http://e.com").put("throttleRate", 2));
    String fast =
        endpoint(app, new JsonObject().put("url", "http://e.com").put("throttleRate", 50));

    assertEquals(2, rate(slow));
    assertEquals(5, rate(fast));
    get("/app/%s/endpoint/%s".formatted(app, fast)).body("throttleRate", equalTo(50));
    with(account.adminKey()).body("{\"throttleRate\": 10}").patch("/api/v1/app/" + app);
    assertEquals(10, rate(fast));
    with(account.adminKey()).body("{\"throttleRate\": null}").patch("/api/v1/app/" + app);
    assertEquals(2, rate(slow));
    assertEquals(50, rate(fast));
  }

  /** Which the line keeps to. */
  private int rate(String id) {
    return pool.preparedQuery("SELECT rate_limit_per_second FROM endpoint WHERE id = $1")
        .executeAndAwait(Tuple.of(SvixIds.ENDPOINT.parse(id).orElseThrow()))
        .iterator()
        .next()
        .getInteger(0);
  }

  @Test
  void givenARetryThatWaits_whenRecovered_thenSentAgainAtOnceByHand() throws Exception {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(500).then(200)) {
      String app = application(new JsonObject());
      String endpoint = endpoint(app, new JsonObject().put("url", receiver.url("/recovered")));
      publish(app, message());
      receiver.next();
      String attempts = "/app/%s/attempt/endpoint/%s".formatted(app, endpoint);
      Eventually.eventually(() -> get(attempts).body("data", hasSize(1)));

      JsonObject since = new JsonObject().put("since", Instant.now().minusSeconds(60).toString());
      post("/app/%s/endpoint/%s/recover".formatted(app, endpoint), since).statusCode(202);

      Eventually.eventually(() -> get(attempts).body("data.triggerType", hasItem(1)));
    }
  }
}
