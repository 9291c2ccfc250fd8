package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.hookferry.support.TestAccount;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue, and what publishing makes of it. */
abstract class EventTypesContract {

  private static final String PATH = "/v1/webhooks/event-types";
  private static final String EVENTS = "/v1/webhooks/events";
  private static final String SETTINGS = "/v1/webhooks/settings";
  private static final String SCHEMA =
      "{'type': 'object', 'required': ['amount', 'currency'],"
          + " 'properties': {'amount': {'type': 'integer'}, 'lines': {'items': {'type': 'string'}}}}";

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  private ValidatableResponse put(String name, String body) {
    return account.admin().body(body.replace('\'', '"')).put(PATH + "/{name}", name).then();
  }

  private ValidatableResponse publish(String body) {
    return account.admin().body(body.replace('\'', '"')).post(EVENTS).then();
  }

  private void validated(String validation) {
    put("invoice.paid", "{'schemas': {'1': " + SCHEMA + "}, 'validation': '" + validation + "'}")
        .statusCode(201);
  }

  @Test
  void givenEventType_whenPut_thenShownAndReplacedWhole() {
    put(
            "invoice.paid",
            "{'description': 'Paid', 'group': 'billing', 'deprecated': true, 'schemas': {'1': {},"
                + " '10': {'type': 'object'}}, 'examples': [{'z': 1, 'a': 2}], 'validation': 'warn'}")
        .statusCode(201)
        .body("name", is("invoice.paid"))
        .body("description", is("Paid"))
        .body("group", is("billing"))
        .body("deprecated", is(true))
        .body("archived", is(false))
        .body("schemas.'10'.type", is("object"))
        .body("examples[0].z", is(1))
        .body("validation", is("warn"))
        .body("created_at", matchesPattern("20.*Z"))
        .body("updated_at", notNullValue());
    put("invoice.paid", "{}")
        .statusCode(200)
        .body("description", nullValue())
        .body("group", nullValue())
        .body("deprecated", is(false))
        .body("schemas.size()", is(0))
        .body("examples", hasSize(0))
        .body("validation", is("off"));
    account
        .admin()
        .get(PATH + "/invoice.paid")
        .then()
        .statusCode(200)
        .body("validation", is("off"));
    account.admin().delete(PATH + "/invoice.paid").then().statusCode(204);
    account.admin().delete(PATH + "/invoice.paid").then().statusCode(404);
    account.admin().get(PATH + "/invoice.paid").then().statusCode(404);
  }

  @Test
  void givenEventTypes_whenListed_thenNewestFirstByPagesWithoutArchivedOnes() {
    put("a.one", "{}");
    put("a.two", "{'archived': true}");
    put("b.three", "{}");
    list("").body("data.name", contains("b.three", "a.one")).body("next_cursor", nullValue());
    list("?include_archived=true").body("data.name", contains("b.three", "a.two", "a.one"));
    list("?prefix=a.").body("data.name", contains("a.one"));
    list("?prefix=%25").body("data", hasSize(0));
    String cursor =
        list("?limit=1").body("data.name", contains("b.three")).extract().path("next_cursor");
    list("?limit=1&cursor=" + cursor)
        .body("data.name", contains("a.one"))
        .body("next_cursor", nullValue());
  }

  private ValidatableResponse list(String query) {
    return account.admin().urlEncodingEnabled(false).get(PATH + query).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", ".a", "a.", "hookferry", "hookferry.x", "a b", "a:b", "\u00e9"})
  void givenNameThatIsNone_whenPut_thenInvalid(String name) {
    put(name, "{}").statusCode(422).body("detail[0].loc", contains("path", "name"));
  }

  @Test
  void givenVersionsOfAnySize_whenPut_thenTheHighestIsCurrent() {
    put(
            "invoice.paid",
            "{'schemas': {'9': false, '100000000000000000000': {'type': 'string'},"
                + " '99999999999999999999': false}, 'examples': ['a']}")
        .statusCode(201)
        .body("schemas.size()", is(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'schemas': {'2': {'type': 'x'}}}|body,schemas,2",
        "{'schemas': {'01': {}}}|body,schemas,01",
        "{'schemas': {'v1': {}}}|body,schemas,v1",
        "{'schemas': {'1': {'$ref': 'https://example.com'}}}|body,schemas,1",
        "{'schemas': []}|body,schemas",
        "{'validation': 'maybe'}|body,validation",
        "{'validation': null}|body,validation",
        "{'deprecated': null}|body,deprecated",
        "{'examples': {}}|body,examples",
        "{'description': 1}|body,description",
        "{'schemas': {'1': true, '2': {'type': 'string'}}, 'examples': ['a', 1]}|body,examples,1",
      })
  void givenBadMember_whenPut_thenInvalidAtItsPlace(String body, String place) {
    put("a.b", body)
        .statusCode(422)
        .body("detail", hasSize(1))
        .body("detail[0].loc.join(',')", is(place));
  }

  @Test
  void givenReject_whenDataBreaksTheSchema_thenNothingIsStoredAndEachBreachNamed() {
    validated("reject");
    publish("{'type': 'invoice.paid', 'data': {'lines': ['a', 2]}}")
        .statusCode(422)
        .body("detail", hasSize(3))
        .body("detail.type", contains("schema", "schema", "schema"))
        .body("detail[0]", not(hasKey("input")))
        .body("detail.ctx.event_type", contains("invoice.paid", "invoice.paid", "invoice.paid"))
        .body("detail.ctx.keyword", containsInAnyOrder("required", "required", "type"))
        .body(
            "detail.collect { it.loc.join(',') }",
            containsInAnyOrder("body,data", "body,data", "body,data,lines,1"));
    publish(
            "[{'type': 'other', 'data': 1},"
                + " {'type': 'invoice.paid', 'data': {'amount': 1.5, 'currency': 'EUR'}}]")
        .statusCode(422)
        .body("detail", hasSize(1))
        .body("detail[0].loc.join(',')", is("body,1,data,amount"));
    account.admin().get(EVENTS).then().body("data", hasSize(0));
    publish("{'type': 'invoice.paid', 'data': {'amount': 1, 'currency': 'EUR'}}").statusCode(202);
  }

  @Test
  void givenWarn_whenDataBreaksTheSchema_thenStoredWithTheCount() {
    validated("warn");
    String bad =
        publish("{'type': 'invoice.paid', 'data': {}}").statusCode(202).extract().path("id");
    String good =
        publish("{'type': 'invoice.paid', 'data': {'amount': 1, 'currency': 'EUR'}}")
            .extract()
            .path("id");
    account.admin().get(EVENTS + "/" + bad).then().body("schema_violations", is(2));
    account.admin().get(EVENTS + "/" + good).then().body("$", not(hasKey("schema_violations")));
    account.admin().get(EVENTS).then().body("data.schema_violations", contains(null, 2));
  }

  @Test
  void givenSchemaThatChanged_whenTheSameRequestIsRepeated_thenTheSameAnswer() {
    validated("off");
    String body = "{'type': 'invoice.paid', 'data': {}}";
    String id = once(body).statusCode(202).extract().path("id");
    put("invoice.paid", "{'schemas': {'1': " + SCHEMA + "}, 'validation': 'reject'}");
    once(body).statusCode(202).body("id", is(id));
    publish(body).statusCode(422);
  }

  private ValidatableResponse once(String body) {
    return account
        .admin()
        .header("Idempotency-Key", "k-1")
        .body(body.replace('\'', '"'))
        .post(EVENTS)
        .then();
  }

  @Test
  void givenUnknownTypesAreRejected_whenPublished_thenOnlyThoseOfTheCatalogue() {
    settings("{'unknown_event_types': 'reject'}").body("unknown_event_types", is("reject"));
    put("known", "{}");
    put("old", "{'archived': true}");
    publish("{'type': 'known', 'data': 1}").statusCode(202);
    for (String type : new String[] {"unknown", "old"}) {
      publish("{'type': '" + type + "', 'data': 1}")
          .statusCode(422)
          .body("detail", hasSize(1))
          .body("detail[0].type", is("unknown_event_type"))
          .body("detail[0].loc", contains("body", "type"));
    }
    settings("{'unknown_event_types': 'allow'}");
    publish("{'type': 'unknown', 'data': 1}").statusCode(202);
  }

  private ValidatableResponse settings(String body) {
    return account.admin().body(body.replace('\'', '"')).patch(SETTINGS).then().statusCode(200);
  }

  @Test
  void givenSettings_whenChanged_thenTheRestStays() {
    account
        .admin()
        .get(SETTINGS)
        .then()
        .statusCode(200)
        .body("unknown_event_types", is("allow"))
        .body("portal_frame_ancestors", hasSize(0));
    settings("{'portal_frame_ancestors': ['https://app.example.com', 'http://localhost:3000']}")
        .body("unknown_event_types", is("allow"))
        .body(
            "portal_frame_ancestors", contains("https://app.example.com", "http://localhost:3000"));
    settings("{'unknown_event_types': 'reject'}").body("portal_frame_ancestors", hasSize(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'unknown_event_types': null}|body,unknown_event_types",
        "{'unknown_event_types': 'x'}|body,unknown_event_types",
        "{'portal_frame_ancestors': null}|body,portal_frame_ancestors",
        "{'portal_frame_ancestors': ['https://a.example', 'https://b.example/']}|body,portal_frame_ancestors,1",
        "{'portal_frame_ancestors': ['*']}|body,portal_frame_ancestors,0",
        "{'portal_frame_ancestors': ['https://a.example:65536']}|body,portal_frame_ancestors,0",
        "{'portal_frame_ancestors': [\"https://a.example; script-src 'x'\"]}|body,portal_frame_ancestors,0",
      })
  void givenBadSetting_whenChanged_thenInvalid(String body, String place) {
    account
        .admin()
        .body(
            body.contains("\"")
                ? body.replaceAll("'(portal_frame_ancestors)'", "\"$1\"")
                : body.replace('\'', '"'))
        .patch(SETTINGS)
        .then()
        .statusCode(422)
        .body("detail[0].loc.join(',')", is(place));
  }

  @Test
  void givenRoles_whenTheCatalogueIsUsed_thenAdminsWriteAndAllRead() {
    put("a.b", "{}");
    String scoped = account.key("admin", "device", "door");
    for (String key : new String[] {account.key("member"), account.key("publisher"), scoped}) {
      TestAccount.as(key).get(PATH + "/a.b").then().statusCode(200);
      TestAccount.as(key).get(PATH).then().statusCode(200);
      TestAccount.as(key).body("{}").put(PATH + "/a.b").then().statusCode(403);
      TestAccount.as(key).delete(PATH + "/a.b").then().statusCode(403);
      TestAccount.as(key).get(SETTINGS).then().statusCode(403);
      TestAccount.as(key).body("{}").patch(SETTINGS).then().statusCode(403);
    }
    TestAccount.create().admin().get(PATH + "/a.b").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hookferry", "hookferry.endpoint.created"})
  void givenATypeOfOurOwn_whenPublished_thenInvalid(String type) {
    publish("{'type': '" + type + "', 'data': 1}")
        .statusCode(422)
        .body("detail[0].type", is("value_error"))
        .body("detail[0].loc", contains("body", "type"));
  }
}
