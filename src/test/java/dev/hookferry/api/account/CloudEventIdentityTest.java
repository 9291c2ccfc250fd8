package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.RawRequest;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CloudEvent says of itself, in headers and in JSON, and what makes two of them one. */
@QuarkusTest
class CloudEventIdentityTest {

  private static final String EVENTS = "/v1/webhooks/events";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json";

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    account = TestAccount.create();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "com.example.x|com.example.x",
        "\"com.example.x\"|com.example.x",
        "\"com.\\\"example\\\".x\"|com.\"example\".x",
        "\"com.\\example\\\\x\"|com.example\\x",
        "com.\\example|com.\\example",
        "\"com.example%20x\"|com.example x",
        "\"com.example x\"|com.example x",
        "com.\"example x\".y|com.example x.y",
        "com%2Eexample%2ex|com.example.x",
        "Euro%20%E2%82%AC%20%F0%9F%98%80|Euro \u20AC \uD83D\uDE00",
        "%e2%82%ac|\u20AC",
        "\u00c3\u00a9|\u00e9",
        "%2525|%25",
        "a+b|a+b",
        "%22quoted%22|\"quoted\""
      })
  void givenHeaderValue_whenPosted_thenUnquotedAndDecodedOnce(String sent, String type) {
    assertEquals(202, binary("1", "/s", sent, "\"1.0\"").send().status());
    account.admin().get(EVENTS).then().body("data.type", contains(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%ff",
        "%C0%A0",
        "%ED%A0%80",
        "%F0%9F%98",
        "%C3",
        "a%zz",
        "100%",
        "%4",
        "%%41",
        "\u00ff",
        "\u00c3",
        "\u00e9",
        "\"com.example",
        "com.example\"",
        "\"com.example\\\"",
        "%00"
      })
  void givenHeaderValueThatIsNoText_whenPosted_thenRefusedWithItsName(String value) {
    for (String header : new String[] {"ce-id", "ce-source", "ce-type", "ce-subject"}) {
      if (value.equals("%00") && header.equals("ce-subject")) {
        continue;
      }
      RawRequest.Answer answer =
          RawRequest.of("POST", EVENTS)
              .as(account.adminKey())
              .header("ce-specversion", "1.0")
              .header("ce-id", header.equals("ce-id") ? value : "1")
              .header("ce-source", header.equals("ce-source") ? value : "/s")
              .header("ce-type", header.equals("ce-type") ? value : "t")
              .header("ce-subject", header.equals("ce-subject") ? value : "s")
              .body("application/json", "1")
              .send();
      assertEquals(422, answer.status(), answer.body());
      assertEquals(header, JsonPath.from(answer.body()).getString("detail[0].loc[1]"));
    }
    account.admin().get(EVENTS).then().body("data", hasSize(0));
  }

  @Test
  void givenAttributeTwice_whenPosted_thenRefused() {
    RawRequest.Answer answer = binary("1", "/s", "t", "1.0").header("CE-ID", "2").send();
    assertEquals(422, answer.status());
    assertTrue(answer.body().contains("given more than once"), answer.body());
  }

  @Test
  void givenSourceAndIdWithLineBreaks_whenPosted_thenNoTwoAreTakenForOne() {
    String first = id(binary("b%0A/s%0Ac", "/s", "t", "1.0"));
    assertNotEquals(first, id(binary("c", "/s%0Ab%0A/s", "t", "1.0")));
    assertNotEquals(first, id(binary("b", "/s%0A/s%0Ac", "t", "1.0")));
    assertEquals(first, id(binary("\"b%0A/s%0Ac\"", "/s", "t", "1.0")));

    batch("{\"source\": \"/s\", \"id\": \"b\"}, {\"source\": \"/s\", \"id\": \"c\"}")
        .body("id", hasSize(2));
  }

  @Test
  void givenKeyThatLooksLikeAnIdentity_whenUsed_thenItIsAnother() {
    String identity = "0".repeat(64);
    for (String key : new String[] {"cloudevents " + identity, "cloudevents%0A" + identity}) {
      account
          .admin()
          .header("Idempotency-Key", key)
          .body("{\"type\": \"a\", \"data\": 1}")
          .post(EVENTS)
          .then()
          .statusCode(202);
    }
    String first = id(binary("1", "/s", "t", "1.0"));
    String second = id(binary("2", "/s", "t", "1.0"));
    assertNotEquals(first, second);
  }

  @Test
  void givenKeyWithTheSameDataUnderOtherAttributes_whenPosted_thenConflict() {
    String first = id(binary("1", "/s", "t", "1.0").header("Idempotency-Key", "k"));
    assertEquals(first, id(binary("1", "/s", "t", "1.0").header("Idempotency-Key", "k")));
    assertEquals(409, binary("2", "/s", "t", "1.0").header("Idempotency-Key", "k").send().status());
    assertEquals(409, binary("1", "/s", "u", "1.0").header("Idempotency-Key", "k").send().status());
  }

  @Test
  void givenAttributesThatAreNull_whenPosted_thenAbsent() {
    structured(
            """
            {"specversion": "1.0", "id": "1", "source": "/s", "type": "t", "data": {"n": null},
             "time": null, "subject": null, "scopekind": null, "scopeid": null,
             "datacontenttype": null, "dataschema": null, "data_base64": null}""")
        .statusCode(202);
    account.admin().get(EVENTS).then().body("data[0].data", equalTo(mapOfNull()));
    structured(
            """
            {"specversion": "1.0", "id": "2", "source": "/s", "type": "t", "data": null,
             "data_base64": "aGk="}""")
        .statusCode(202);
    account.admin().get(EVENTS).then().body("data[0].data", equalTo("hi"));
    structured("{\"specversion\": null, \"id\": null, \"source\": null, \"type\": null}")
        .statusCode(422)
        .body("detail.type", contains("missing", "missing", "missing", "missing"));
    batch("{\"source\": \"/s\", \"id\": \"3\", \"time\": null, \"scopekind\": null}")
        .statusCode(202)
        .body("id", hasSize(1));
    batch("{\"source\": null, \"id\": \"4\"}")
        .statusCode(422)
        .body("detail[0].type", equalTo("missing"))
        .body("detail[0].loc", contains("body", 0, "source"));
  }

  private static Map<String, Object> mapOfNull() {
    Map<String, Object> map = new java.util.HashMap<>();
    map.put("n", null);
    return map;
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", " [ ] "})
  void givenEmptyBatch_whenPosted_thenAcceptedAsNothing(String body) {
    for (String role : new String[] {"admin", "publisher"}) {
      TestAccount.as(account.key(role))
          .contentType(BATCHED)
          .body(body)
          .post(EVENTS)
          .then()
          .statusCode(202)
          .body("", hasSize(0));
    }
    TestAccount.as(account.key("member"))
        .contentType(BATCHED)
        .body(body)
        .post(EVENTS)
        .then()
        .statusCode(403);
    account
        .admin()
        .header("Idempotency-Key", "k")
        .contentType(BATCHED)
        .body(body)
        .post(EVENTS)
        .then()
        .statusCode(202);
    account.admin().body("[]").post(EVENTS).then().statusCode(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"scopekind\": \"planet\", \"scopeid\": \"x\"|literal_error|scopekind",
        "\"scopekind\": \"\", \"scopeid\": \"x\"|literal_error|scopekind",
        "\"scopekind\": 1, \"scopeid\": \"x\"|literal_error|scopekind",
        "\"scopekind\": \"device\"|missing|scopeid",
        "\"scopekind\": \"device\", \"scopeid\": null|missing|scopeid",
        "\"scopekind\": \"device\", \"scopeid\": \"\"|string_too_short|scopeid",
        "\"scopekind\": \"device\", \"scopeid\": 5|string_type|scopeid",
        "\"scopekind\": \"device\", \"scopeid\": \"\\u0000\"|value_error|scopeid",
        "\"scopekind\": \"device\", \"scopeid\": \"\\ud800\"|string_unicode|scopeid",
        "\"scopekind\": \"account\", \"scopeid\": \"x\"|string_too_long|scopeid",
        "\"scopeid\": \"door-1\"|missing|scopekind"
      })
  void givenBadScope_whenPostedByAnyKey_thenInvalid(String scope, String type, String member) {
    for (String key : new String[] {account.adminKey(), account.key("admin", "device", "door-1")}) {
      TestAccount.as(key)
          .contentType(STRUCTURED)
          .body(
              "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\", "
                  + scope
                  + "}")
          .post(EVENTS)
          .then()
          .statusCode(422)
          .body("detail.type", contains(type))
          .body("detail[0].loc", contains("body", member));
    }
  }

  @Test
  void givenBoundKey_whenPostedInBinaryMode_thenItsScopeAloneAndBadOnesInvalid() {
    String key = account.key("publisher", "device", "door-1");
    assertEquals(202, scoped(key, "device", "door-1"));
    assertEquals(202, scoped(key, "\"device\"", "\"door%2D1\""));
    assertEquals(404, scoped(key, "device", "door-2"));
    assertEquals(403, scoped(key, "account", ""));
    assertEquals(422, scoped(key, "planet", "door-1"));
    assertEquals(422, scoped(key, "device", "%ff"));
    assertEquals(422, scoped(key, "%ff", "door-1"));
    assertEquals(422, scoped(key, "device", ""));
  }

  private static int scoped(String key, String kind, String id) {
    return binary(key, "1", "/s", "t", "1.0")
        .header("ce-scopekind", kind)
        .header("ce-scopeid", id)
        .send()
        .status();
  }

  private RawRequest binary(String id, String source, String type, String version) {
    return binary(account.adminKey(), id, source, type, version);
  }

  private static RawRequest binary(
      String key, String id, String source, String type, String version) {
    return RawRequest.of("POST", EVENTS)
        .as(key)
        .header("ce-specversion", version)
        .header("ce-id", id)
        .header("ce-source", source)
        .header("ce-type", type)
        .body("application/json", "1");
  }

  private static String id(RawRequest request) {
    RawRequest.Answer answer = request.send();
    assertEquals(202, answer.status(), answer.body());
    return JsonPath.from(answer.body()).getString("id");
  }

  private ValidatableResponse structured(String event) {
    return account.admin().contentType(STRUCTURED).body(event).post(EVENTS).then();
  }

  /** A batch of objects that lack a version and a type. */
  private ValidatableResponse batch(String objects) {
    String events = objects.replace("{", "{\"specversion\": \"1.0\", \"type\": \"t\", ");
    return account.admin().contentType(BATCHED).body("[" + events + "]").post(EVENTS).then();
  }
}
