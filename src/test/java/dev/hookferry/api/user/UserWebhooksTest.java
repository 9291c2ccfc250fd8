package dev.hookferry.api.user;

import static dev.hookferry.api.user.UserClient.LOGS;
import static dev.hookferry.api.user.UserClient.NOT_FOUND;
import static dev.hookferry.api.user.UserClient.WEBHOOKS;
import static dev.hookferry.api.user.UserClient.json;
import static dev.hookferry.api.user.UserClient.refused;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on a user's webhooks. */
@QuarkusTest
class UserWebhooksTest {

  private static final List<String> EVERY_EVENT =
      List.of(
          "all",
          "facility.user-connection.accepted",
          "facility.user-connection.rejected",
          "facility.creation.accepted",
          "facility.creation.rejected");

  private static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\",\"statusCode\":401}";
  private static final String FORBIDDEN =
      "{\"message\":\"Forbidden Resource\",\"error\":\"Forbidden\",\"statusCode\":403}";
  private static final String GENERATED = "[A-Za-z0-9]{32}";

  private TestAccount account;
  private UserClient user;

  @BeforeEach
  void makeUser() {
    account = TestAccount.create();
    user = new UserClient(account.key("member"));
  }

  @Test
  void givenAllMembers_whenCreatedAndRead_thenJustTheDocumentsKeys() {
    String body =
        """
        {"url":"https://example.com/webhook",\
        "events":["facility.creation.accepted","facility.user-connection.accepted"],\
        "secrets":["sDV1aKqitCLClI12m7UPFbAAvZfZquJw","mryefgHPBVHJwux0o3BYW7hPM0BZlcCa"],\
        "clientId":"forged","id":"forged","unknown":1}""";
    String id = user.send("POST", WEBHOOKS, body).statusCode(201).extract().path("data.id");
    user.get(WEBHOOKS + "/" + id)
        .statusCode(201)
        .contentType("application/json")
        .body(
            equalTo(
                """
                {"data":{"id":"%s","url":"https://example.com/webhook",\
                "events":["facility.creation.accepted","facility.user-connection.accepted"],\
                "clientId":"default",\
                "secrets":["sDV1aKqitCLClI12m7UPFbAAvZfZquJw","mryefgHPBVHJwux0o3BYW7hPM0BZlcCa"]}}"""
                    .formatted(UUID.fromString(id))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"secrets\":null", ",\"secrets\":[]"})
  void givenNoSecrets_whenCreated_thenOneIsGenerated(String secrets) {
    user.send(
            "POST",
            WEBHOOKS,
            "{\"url\":\"https://example.com/\",\"events\":[\"all\"]%s}".formatted(secrets))
        .statusCode(201)
        .body("data.secrets", contains(matchesPattern(GENERATED)));
  }

  @Test
  void givenEventsAlone_whenPatched_thenUrlAndSecretsAreKept() {
    String id = user.create("https://example.com/hook", "all");
    String secret = secret(id);
    for (String others : List.of("", ",\"url\":null,\"secrets\":null", ",\"unknown\":{}")) {
      user.patch(id, "{\"events\":[\"facility.creation.rejected\"]%s}".formatted(others))
          .statusCode(201)
          .body("data.id", is(id))
          .body("data.url", is("https://example.com/hook"))
          .body("data.events", contains("facility.creation.rejected"))
          .body("data.secrets", contains(secret))
          .body("data.size()", is(5))
          .body("size()", is(1));
    }
  }

  @Test
  void givenNewSecrets_whenPatched_thenInTheirOrder() {
    String id = user.create("https://example.com/hook", "all");
    user.patch(id, "{\"events\":[\"all\"],\"secrets\":[\"b\",\"a\"]}")
        .body("data.secrets", contains("b", "a"));
    user.patch(id, "{\"events\":[\"all\"],\"secrets\":[\"a\",\"b\"]}");
    user.get(WEBHOOKS + "/" + id).body("data.secrets", contains("a", "b"));
    user.patch(id, "{\"events\":[\"all\"],\"secrets\":[\"c\"]}")
        .body("data.secrets", contains("c"));
  }

  @Test
  void givenEmptySecrets_whenPatched_thenOneNewIsGenerated() {
    String id = user.create("https://example.com/hook", "all");
    String old = secret(id);
    user.patch(id, "{\"events\":[\"all\"],\"secrets\":[]}")
        .body("data.secrets", contains(matchesPattern(GENERATED)))
        .body("data.secrets", not(contains(old)));
  }

  @Test
  void givenEachEvent_whenPatched_thenShownAsGiven() {
    String id = user.create("https://example.com/hook", "all");
    user.patch(id, "{\"events\":%s}".formatted(json(EVERY_EVENT)))
        .statusCode(201)
        .body("data.events", is(EVERY_EVENT));
  }

  @Test
  void givenTheSameUrlTwice_whenCreated_thenBothAreThereOldestFirst() {
    String first = user.create("https://example.com/hook", "all");
    String second = user.create("https://example.com/hook", "all");
    user.get(WEBHOOKS).statusCode(201).body("data.id", contains(first, second));
  }

  @Test
  void givenNone_whenListed_thenEmpty() {
    user.get(WEBHOOKS).statusCode(201).body(equalTo("{\"data\":[]}"));
  }

  @Test
  void givenWebhook_whenDeleted_thenEmptyAnswerAndNotFound() {
    String id = user.create("https://example.com/hook", "all");
    user.send("DELETE", WEBHOOKS + "/" + id, "").statusCode(201).body(is(""));
    notFound(user, id);
    user.get(WEBHOOKS).body("data", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odd",
        "1",
        "1-1-1-1-1",
        "00000000-0000-0000-0000-000000000000",
        "cf3832dd-ba9b-4187-9ab2-c6cadafe875b"
      })
  void givenUnknownId_whenUsed_thenNotFound(String id) {
    notFound(user, id);
  }

  @Test
  void givenWebhookOfOthers_whenUsed_thenNotFound() {
    String id = user.create("https://example.com/hook", "all");
    notFound(new UserClient(TestAccount.create().adminKey()), id);
    notFound(onUser("u-1"), id);
  }

  @Test
  void givenUnknownIdAndBrokenRule_whenPatched_thenTheRuleIsNamed() {
    user.patch("odd", "{}").statusCode(400);
  }

  @Test
  void givenKeyOfAUser_whenUsed_thenThatUserIsTheClient() {
    UserClient other = onUser("u-1");
    String id = other.create("https://example.com/hook", "all");
    other.get(WEBHOOKS + "/" + id).statusCode(201).body("data.clientId", is("u-1"));
    user.get(WEBHOOKS).body("data", hasSize(0));
  }

  @Test
  void givenUserIsGone_whenCreated_thenRefused() {
    account.admin().delete("/v1/webhooks/scopes/user/default").then().statusCode(204);
    refused(
        user.send("POST", WEBHOOKS, "{\"url\":\"https://example.com/\",\"events\":[\"all\"]}"),
        400,
        UserClient.badRequest(List.of("user does not exist")));
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        arguments("GET", WEBHOOKS),
        arguments("POST", WEBHOOKS),
        arguments("GET", WEBHOOKS + "/odd"),
        arguments("PATCH", WEBHOOKS + "/odd"),
        arguments("DELETE", WEBHOOKS + "/odd"),
        arguments("GET", LOGS + "?limit=odd"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givenNoKeyOrAWrongOne_whenCalled_then401(String method, String path) {
    refused(given().request(method, path).then(), 401, UNAUTHORIZED);
    refused(new UserClient("hk_nobodys").send(method, path, "{"), 401, UNAUTHORIZED);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givenKeyThatMayNot_whenCalled_then403(String method, String path) {
    Stream.of(
            account.key("publisher"),
            account.key("publisher", "user", "default"),
            account.key("admin", "device", "default"),
            account.key("member", "session", "default"),
            PostgresResource.OPERATOR_KEY)
        .map(UserClient::new)
        .forEach(client -> refused(client.send(method, path, "{"), 403, FORBIDDEN));
  }

  private UserClient onUser(String id) {
    return new UserClient(account.key("member", "user", id));
  }

  private String secret(String id) {
    return user.get(WEBHOOKS + "/" + id).extract().path("data.secrets[0]");
  }

  private static void notFound(UserClient client, String id) {
    String path = WEBHOOKS + "/" + id;
    refused(client.get(path), 404, NOT_FOUND);
    refused(client.send("PATCH", path, "{\"events\":[\"all\"]}"), 404, NOT_FOUND);
    refused(client.send("DELETE", path, ""), 404, NOT_FOUND);
  }
}
