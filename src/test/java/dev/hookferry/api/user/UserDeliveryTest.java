package dev.hookferry.api.user;

import static dev.hookferry.api.user.UserClient.LOGS;
import static dev.hookferry.api.user.UserClient.WEBHOOKS;
import static dev.hookferry.api.user.UserClient.badRequest;
import static dev.hookferry.api.user.UserClient.json;
import static dev.hookferry.api.user.UserClient.refused;
import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.standardwebhooks.Webhook;
import dev.hookferry.envelope.UserEnvelope;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user's receivers get, and the logs of it. */
@QuarkusTest
class UserDeliveryTest {

  private static final String ACCEPTED = "facility.creation.accepted";
  private static final String DATA = "{\"name\": \"Zoë\",  \"n\": 1.0}";

  @Inject Pool pool;
  @Inject UserEnvelope surface;

  private final ScriptedReceiver receiver = ScriptedReceiver.start();
  private TestAccount account;
  private UserClient user;

  @BeforeEach
  void makeUser() {
    account = TestAccount.create();
    user = new UserClient(account.adminKey());
  }

  @AfterEach
  void stopReceiver() {
    receiver.close();
  }

  @Test
  void givenEvent_whenDelivered_thenTheBodyOfTheDocument() {
    user.create(receiver.url(), ACCEPTED);
    String event = publish();
    ReceivedRequest request = receiver.next();
    assertEquals("POST", request.method());
    assertEquals("/hook", request.target());
    assertEquals("application/json", request.header("Content-Type"));
    assertEquals("{\"data\":%s,\"eventType\":\"%s\"}".formatted(DATA, ACCEPTED), request.text());
    assertEquals(event, request.header("webhook-id"));
  }

  @Test
  void givenTwoSecrets_whenDelivered_thenEachVerifiesInTheirOrder() throws Exception {
    String raw = "sDV1aKqitCLClI12m7UPFbAAvZfZquJw";
    String standard = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    create(List.of(raw, standard));
    publish();
    ReceivedRequest request = receiver.next();
    String[] signatures = request.header("webhook-signature").split(" ");
    assertEquals(2, signatures.length);
    verify(rawKey(raw), request, request.header("webhook-signature"));
    verify(standard, request, request.header("webhook-signature"));
    verify(rawKey(raw), request, signatures[0]);
    verify(standard, request, signatures[1]);
  }

  @Test
  void givenGeneratedSecret_whenDelivered_thenItVerifies() throws Exception {
    String id = user.create(receiver.url(), ACCEPTED);
    String secret = user.get(WEBHOOKS + "/" + id).extract().path("data.secrets[0]");
    publish();
    ReceivedRequest request = receiver.next();
    verify(rawKey(secret), request, request.header("webhook-signature"));
  }

  @Test
  void givenWebhookForAll_whenAnythingIsPublished_thenItGetsIt() {
    user.create(receiver.url("/all"), "all");
    user.create(receiver.url("/some"), "facility.creation.rejected");
    account.publish("user", "default", "undocumented", "null");
    assertEquals("/all", receiver.next().target());
    account.publish("user", "default", "facility.creation.rejected", "null");
    assertEquals(
        List.of("/all", "/some"),
        Stream.of(receiver.next(), receiver.next()).map(ReceivedRequest::target).sorted().toList());
    assertEquals(3, receiver.requests().size());
  }

  @Test
  void givenTheSurface_whenAskedForItsBackoff_thenTheDocumentsDelays() {
    assertEquals(
        List.of(5L, 30L, 60L),
        LongStream.rangeClosed(1, surface.retries())
            .mapToObj(n -> surface.backoff().delay(n).toMinutes())
            .toList());
  }

  @Test
  void givenFailures_whenRetriedToTheEnd_thenOneLogWithItsLatestState() {
    receiver.answers(500, Map.of(), "no");
    user.create(receiver.url(), ACCEPTED);
    publish();
    for (int retries = 0; retries <= surface.retries(); retries++) {
      receiver.next();
      int made = retries;
      eventually(() -> user.get(LOGS).body("data.retries", contains(made)));
      user.get(LOGS)
          .statusCode(201)
          .body("data[0].status", is("failure"))
          .body("data[0].responseStatus", is(500))
          .body("data[0].responseBody", is("no"));
      retryNow();
    }
    assertEquals(1 + surface.retries(), receiver.requests().size());
  }

  @Test
  void givenSuccessOnRetry_whenSearched_thenSuccess() {
    receiver.answers(503).then(200, Map.of(), "thanks");
    user.create(receiver.url(), ACCEPTED);
    publish();
    receiver.next();
    eventually(() -> user.get(LOGS).body("data.status", contains("failure")));
    retryNow();
    receiver.next();
    eventually(() -> user.get(LOGS).body("data.status", contains("success")));
    String id = user.get(LOGS).extract().path("data[0].id");
    user.get(LOGS)
        .body(
            equalTo(
                """
                {"data":[{"id":"%s","eventType":"facility.creation.accepted",\
                "requestPayload":{"data":%s,"eventType":"facility.creation.accepted"},\
                "responseStatus":200,"responseBody":"thanks","url":"%s","retries":1,\
                "status":"success"}]}"""
                    .formatted(id, DATA, receiver.url())));
  }

  @Test
  void givenDeletedWebhook_whenSearched_thenItsLogsStay() {
    String id = user.create(receiver.url(), ACCEPTED);
    publish();
    receiver.next();
    eventually(() -> user.get(LOGS).body("data.status", contains("success")));
    user.send("DELETE", WEBHOOKS + "/" + id, "").statusCode(201);
    user.get(LOGS).body("data.status", contains("success")).body("data[0].url", is(receiver.url()));
  }

  @Test
  void givenNobodyThere_whenSearched_thenFailureWithoutAnAnswer() {
    String url = receiver.url();
    receiver.close();
    user.create(url, ACCEPTED);
    publish();
    eventually(() -> user.get(LOGS).body("data", hasSize(1)));
    user.get(LOGS)
        .body("data[0].responseStatus", nullValue())
        .body("data[0].responseBody", nullValue())
        .body("data[0].status", is("failure"))
        .body("data[0].url", is(url));
  }

  @Test
  void givenLogs_whenSearched_thenSortedPagedAndFiltered() {
    user.create(receiver.url(), "all");
    Instant start = Instant.now().minusSeconds(60);
    List<String> types =
        List.of("facility.creation.accepted", "facility.creation.rejected", "undocumented");
    for (int i = 0; i < types.size(); i++) {
      int logs = i + 1;
      account.publish("user", "default", types.get(i), "{}");
      eventually(() -> user.get(LOGS).body("data", hasSize(logs)));
    }
    types("", types.reversed());
    types("?sortDirection=DESC", types.reversed());
    types("?sortDirection=ASC", types);
    types("?limit=2", types.reversed().subList(0, 2));
    types("?limit=2&offset=2", types.subList(0, 1));
    types("?limit=0", List.of());
    types("?limit=100&offset=99999999999", List.of());
    types("?eventType=undocumented", List.of("undocumented"));
    types("?eventType=all", types.reversed());
    types("?eventType=nothing", List.of());
    types("?startDate=" + start, types.reversed());
    types("?endDate=" + start, List.of());
    types("?startDate=2020-01-01&endDate=2020-01-02T00:00:00", List.of());
    types("?startDate=2020-01-01T00:00:00-02:00", types.reversed());
    new UserClient(account.key("member", "user", "u-1")).get(LOGS).body("data", hasSize(0));
  }

  static Stream<Arguments> wrongSearches() {
    String most = "limit must not be greater than 100";
    String least = "limit must not be less than 0";
    String whole = "limit must be an integer number";
    String leastOffset = "offset must not be less than 0";
    String wholeOffset = "offset must be an integer number";
    String start = "startDate must be a valid ISO 8601 date string";
    String end = "endDate must be a valid ISO 8601 date string";
    String direction = "sortDirection must be one of the following values: ASC, DESC";
    return Stream.of(
        arguments("limit=101", List.of(most)),
        arguments("limit=-1", List.of(least)),
        arguments("limit=1.5", List.of(whole)),
        arguments("limit=ten", List.of(most, least, whole)),
        arguments("offset=-1", List.of(leastOffset)),
        arguments("offset=0.5", List.of(wholeOffset)),
        arguments("offset=ten", List.of(leastOffset, wholeOffset)),
        arguments("startDate=yesterday", List.of(start)),
        arguments("startDate=2022-13-01", List.of(start)),
        arguments("endDate=2022-10-10T25:00:00Z", List.of(end)),
        arguments("sortDirection=up", List.of(direction)),
        arguments("sortDirection=asc", List.of(direction)),
        arguments(
            "sortDirection=up&offset=-1&limit=101&endDate=x&startDate=x",
            List.of(start, end, most, leastOffset, direction)));
  }

  @ParameterizedTest
  @MethodSource("wrongSearches")
  void givenWrongParameters_whenSearched_thenAllOfThemInOrder(String query, List<String> messages) {
    refused(user.get(LOGS + "?" + query), 400, badRequest(messages));
  }

  private void create(List<String> secrets) {
    user.send(
            "POST",
            WEBHOOKS,
            json(Map.of("url", receiver.url(), "events", List.of(ACCEPTED), "secrets", secrets)))
        .statusCode(201);
  }

  private String publish() {
    return account.publish("user", "default", ACCEPTED, DATA);
  }

  private void types(String query, List<String> types) {
    user.get(LOGS + query).statusCode(201).body("data.eventType", is(types));
  }

  /** What waits for its time is due, and the next poll finds it. */
  private void retryNow() {
    await(
        () ->
            pool.preparedQuery("UPDATE delivery SET due_at = now() WHERE account_id = $1")
                .execute(Tuple.of(account.id())));
  }

  /** By the library of Standard Webhooks, which knows keys in Base64 alone. */
  private static void verify(String key, ReceivedRequest request, String signature)
      throws Exception {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of(request.header("webhook-id")),
                "webhook-timestamp", List.of(request.header("webhook-timestamp")),
                "webhook-signature", List.of(signature)),
            (name, value) -> true);
    new Webhook(key).verify(request.text(), headers);
  }

  /** A secret that is not {@code whsec_…} is used as its own bytes. */
  private static String rawKey(String secret) {
    return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }
}
