package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events: published one by one or many at once, once under a key, and read back. */
@QuarkusTest
class EventsResourceTest {

  private static final String PATH = "/v1/webhooks/events";

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  @Test
  void givenEvent_whenPublished_thenReadBackAsItWas() {
    account.withScope("target", "t");
    String data = "{\"n\":1.10,\"n2\":12345678901234567890123,\"s\":\"\\u0000\"}";
    String id =
        publish(
                "{\"type\":\"scan_completed\",\"data\":%s,\"object_type\":\"scan\",\"occurred_at\":\"2026-01-02T03:04:05.678901+02:00\",\"scope\":{\"kind\":\"target\",\"id\":\"t\"}}"
                    .formatted(data))
            .statusCode(202)
            .body("id", matchesPattern("evt_[1-9A-HJ-NP-Za-km-z]{21,22}"))
            .body("deliveries", is(0))
            .extract()
            .path("id");
    var shown =
        account
            .admin()
            .get(PATH + "/" + id)
            .then()
            .statusCode(200)
            .body("id", is(id))
            .body("type", is("scan_completed"))
            .body("object_type", is("scan"))
            .body("scope.kind", is("target"))
            .body("scope.id", is("t"))
            .body("occurred_at", is("2026-01-02T01:04:05.678901Z"))
            .body("created_at", matchesPattern("20.*Z"))
            .body("deliveries", hasSize(0));
    assertTrue(shown.extract().asString().contains("\"data\":" + data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"x\"", "[]", "{\"a\":{}}", "false", "1e400"})
  void givenAnyJson_whenPublishedAsData_thenTaken(String data) {
    publish("{\"type\":\"a\",\"data\":" + data + "}").statusCode(202);
    assertTrue(account.admin().get(PATH).asString().contains("\"data\":" + data));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"data\":1}|type|missing",
        "{\"type\":\"a\"}|data|missing",
        "{\"type\":1,\"data\":1}|type|string_type",
        "{\"type\":\"\",\"data\":1}|type|string_too_short",
        "{\"type\":\"a\",\"data\":1,\"occurred_at\":\"yesterday\"}|occurred_at|datetime_from_date_parsing",
        "{\"type\":\"a\",\"data\":1,\"occurred_at\":[]}|occurred_at|datetime_type",
        "{\"type\":\"a\",\"data\":1,\"object_type\":1}|object_type|string_type",
        "{\"type\":\"a\",\"data\":1,\"scope\":1}|scope|model_attributes_type",
      })
  void givenBadEvent_whenPublished_thenInvalid(String body, String member, String type) {
    publish(body)
        .statusCode(422)
        .body("detail", hasSize(1))
        .body("detail[0].loc", contains("body", member))
        .body("detail[0].type", is(type));
  }

  @Test
  void givenBadScopes_whenPublished_thenEachHasItsWords() {
    publish("{\"type\":\"a\",\"data\":1,\"scope\":{\"kind\":\"planet\",\"id\":\"x\"}}")
        .statusCode(422)
        .body("detail[0].loc", contains("body", "scope", "kind"))
        .body("detail[0].type", is("literal_error"));
    publish("{\"type\":\"a\",\"data\":1,\"scope\":{\"kind\":\"session\"}}")
        .statusCode(422)
        .body("detail[0].loc", contains("body", "scope", "id"));
    publish("{\"type\":\"a\",\"data\":1,\"scope\":{\"kind\":\"session\",\"id\":\"no\"}}")
        .statusCode(404);
    publish("{\"data\":1,\"scope\":{\"kind\":\"session\",\"id\":\"no\"}}").statusCode(404);
    publish("{\"type\":\"a\",\"data\":1,\"scope\":{\"kind\":\"account\"}}").statusCode(202);
  }

  @Test
  void givenArray_whenPublished_thenAnArrayOfAnswers() {
    var answer = publish(events(1000)).statusCode(202).body("", hasSize(1000));
    List<String> ids = answer.extract().path("id");
    assertEquals(1000, ids.stream().distinct().count());
    account
        .admin()
        .get(PATH + "/" + ids.get(7))
        .then()
        .statusCode(200)
        .body("type", is("t7"))
        .body("data", is(7));
  }

  @Test
  void givenBadArray_whenPublished_thenNothingIsStored() {
    publish(events(1001)).statusCode(413);
    publish("[]").statusCode(422).body("detail[0].type", is("too_short"));
    publish("[{\"type\":\"a\",\"data\":1},{\"type\":\"b\"},3]")
        .statusCode(422)
        .body("detail[0].loc", contains("body", 1, "data"))
        .body("detail[1].loc", contains("body", 2));
    publish(
            "[{\"type\":\"a\",\"data\":1},{\"type\":\"a\",\"data\":1,\"scope\":{\"kind\":\"user\",\"id\":\"no\"}}]")
        .statusCode(404);
    publish(
            "[{\"type\":\"a\",\"data\":1,\"scope\":{\"kind\":\"user\",\"id\":\"no\"}},{\"type\":1,\"data\":1}]")
        .statusCode(404);
    account.admin().get(PATH).then().body("data", hasSize(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"a","data":1,"scope":"bad"}                                                 | 422
          {"type":"a","data":1,"scope":{"kind":"user"}}                                       | 422
          [{"type":"a","data":1,"scope":{"kind":"user","id":"u1"}},{"type":"a","scope":1}]    | 422
          {"type":"a","data":1,"scope":{"kind":"user","id":"u2"}}                             | 404
          {"type":"a","data":1}                                                               | 403
          {"type":"a","data":1,"scope":null}                                                  | 403
          [{"type":"a","data":1,"scope":{"kind":"user","id":"u2"}},{"type":"a","data":1}]     | 403
          {"type":"a","data":1,"scope":{"kind":"user","id":"u1"}}                             | 202
          """)
  void givenKeyOfAScope_whenItPublishes_thenForbiddenThenNotFoundThenInvalid(
      String body, int status) {
    String key = account.key("admin", "user", "u1");
    TestAccount.as(key).body(body).post(PATH).then().statusCode(status);
  }

  @Test
  void givenBatch_whenListed_thenItsLastIsTheNewest() {
    List<String> published = publish(events(1_000)).statusCode(202).extract().path("id");

    list("?limit=500").body("data.id", is(published.subList(500, 1_000).reversed()));
  }

  @Test
  void givenSizes_whenPublished_thenASingleEventMayBe256KiBAndABatch5MiB() {
    String large = "{\"type\":\"a\",\"data\":\"%s\"}".formatted("x".repeat(256 * 1024 - 24));
    publish(large).statusCode(202);
    publish(large.replace("xx\"", "xxxxxxxxxxxxxxx\"")).statusCode(413);
    String member = large.replace("\"}", "\"},").repeat(19);
    publish("[" + member.substring(0, member.length() - 1) + "]").statusCode(202);
    publish("[" + member + member.substring(0, member.length() - 1) + "]")
        .statusCode(413)
        .body("detail", containsString("too large"));
  }

  @Test
  void givenIdempotencyKey_whenRepeated_thenTheSameAnswerAndOneEvent() {
    String body = "{\"type\":\"a\",\"data\":1}";
    String first = publishUnder("k", body).statusCode(202).extract().asString();
    String second = publishUnder("k", body).statusCode(202).extract().asString();
    assertEquals(first, second);
    publishUnder("k", "{\"type\":\"a\", \"data\":1}")
        .statusCode(409)
        .body("detail", containsString("Idempotency-Key"));
    String batch = publishUnder("b", "[" + body + "]").statusCode(202).extract().asString();
    assertEquals(batch, publishUnder("b", "[" + body + "]").extract().asString());
    publishUnder("x".repeat(256), body)
        .statusCode(422)
        .body("detail[0].loc", contains("header", "idempotency-key"));
    account.admin().get(PATH).then().body("data", hasSize(2));
  }

  @Test
  void givenEvents_whenListedAndFiltered_thenNewestFirst() {
    account.withScope("session", "s");
    String a = account.publish("a", "1");
    String b = account.publish("session", "s", "b", "2");
    list("").body("data.id", contains(b, a)).body("next_cursor", nullValue());
    list("?type=a").body("data.id", contains(a));
    list("?scope_kind=session").body("data.id", contains(b));
    list("?scope_kind=session&scope_id=s").body("data.id", contains(b));
    list("?scope_id=none").body("data", hasSize(0));
    list("?since=2020-01-01").body("data", hasSize(2));
    list("?until=2020-01-01T00:00:00Z").body("data", hasSize(0));
    list("").body("data[0].deliveries", nullValue());
  }

  @Test
  void givenEvents_whenPaged_thenEachOnce() {
    publish(events(7)).statusCode(202);
    List<String> types = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = list("?limit=3" + cursor).extract();
      types.addAll(page.<List<String>>path("data.type"));
      String next = page.path("next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertEquals(7, types.stream().distinct().count());
    assertEquals(7, types.size());
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0,greater_than_equal",
    "cursor,??,value_error",
    "since,soon,datetime_from_date_parsing",
    "until,2026-13-01,datetime_from_date_parsing",
    "scope_kind,planet,literal_error",
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
  void givenRoles_whenTheyPublishAndRead_thenAsTheyMay() {
    String event = account.publish("a", "1");
    String body = "{\"type\":\"a\",\"data\":1}";
    String member = account.key("member");
    String publisher = account.key("publisher");
    TestAccount.as(member).body(body).post(PATH).then().statusCode(403);
    TestAccount.as(member).body("{").post(PATH).then().statusCode(422);
    TestAccount.as(member).body("{}").post(PATH).then().statusCode(403);
    TestAccount.as(member).get(PATH + "/" + event).then().statusCode(200);
    TestAccount.as(publisher).body(body).post(PATH).then().statusCode(202);
    TestAccount.as(publisher).get(PATH + "/" + event).then().statusCode(200);
    TestAccount.as(publisher).get("/v1/webhooks/deliveries").then().statusCode(403);
  }

  @Test
  void givenAnotherAccount_whenItReads_thenNotFound() {
    String event = account.publish("a", "1");
    TestAccount other = TestAccount.create();
    other.admin().get(PATH + "/" + event).then().statusCode(404);
    other.admin().get(PATH).then().body("data.id", not(contains(event)));
    account.admin().get(PATH + "/evt_none").then().statusCode(404);
    account.admin().get(PATH + "/%00").then().statusCode(404);
  }

  private ValidatableResponse publish(String body) {
    return account.admin().body(body).post(PATH).then();
  }

  private ValidatableResponse publishUnder(String key, String body) {
    return account.admin().header("Idempotency-Key", key).body(body).post(PATH).then();
  }

  private ValidatableResponse list(String query) {
    return account.admin().get(PATH + query).then().statusCode(200);
  }

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"type\":\"t%d\",\"data\":%d}".formatted(i, i))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
