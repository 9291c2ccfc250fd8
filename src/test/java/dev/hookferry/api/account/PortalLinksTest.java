package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, listing and ending links to the portal. */
@QuarkusTest
class PortalLinksTest {

  private static final String LINKS = "/v1/webhooks/portal-links";

  @Inject Pool pool;

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create().withScope("device", "door").withScope("device", "gate");
  }

  private ValidatableResponse create(RequestSpecification who, String body) {
    return who.body(body.replace('\'', '"')).post(LINKS).then();
  }

  private ValidatableResponse create(String body) {
    return create(account.admin(), body);
  }

  @Test
  void givenNothingStated_whenLinkIsMade_thenItIsTheAccountsForAnHour() {
    ValidatableResponse made =
        create("{}")
            .statusCode(201)
            .body("keySet()", is(java.util.Set.of("id", "url", "expires_at")))
            .body("id", matchesPattern("pol_[1-9A-Za-z]+"))
            .body(
                "url",
                matchesPattern(
                    "http://localhost:" + RestAssured.port + "/portal/hpl_[1-9A-Za-z]{34}"));
    Instant expires = Instant.parse(made.extract().path("expires_at"));
    Duration left = Duration.between(Instant.now(), expires);
    assertTrue(left.compareTo(Duration.ofMinutes(61)) < 0, left.toString());
    assertTrue(left.compareTo(Duration.ofMinutes(59)) > 0, left.toString());
    account
        .admin()
        .get(LINKS)
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("next_cursor", nullValue())
        .body("data[0].id", is(made.extract().<String>path("id")))
        .body("data[0].scope.kind", is("account"))
        .body("data[0].capabilities", contains("endpoints:write", "replay", "test"))
        .body("data[0].return_url", nullValue())
        .body("data[0].theme.mode", is("auto"))
        .body("data[0].theme.primary", nullValue())
        .body("data[0].used_at", nullValue());
  }

  @Test
  void givenEverythingStated_whenListed_thenShownWithoutItsUrl() {
    String url =
        create(
                "{'scope': {'kind': 'device', 'id': 'door'}, 'capabilities': ['test', 'secrets:read',"
                    + " 'test'], 'expires_in_seconds': 604800, 'return_url':"
                    + " 'http://app.example.com/a?b=c', 'theme': {'primary': '#a1B2c3', 'logo_url':"
                    + " 'https://cdn.example.com/l.svg', 'mode': 'dark'}}")
            .statusCode(201)
            .extract()
            .path("url");
    String token = url.substring(url.lastIndexOf('/') + 1);
    account
        .admin()
        .get(LINKS)
        .then()
        .body("data[0].scope", is(java.util.Map.of("kind", "device", "id", "door")))
        .body("data[0].capabilities", contains("secrets:read", "test"))
        .body("data[0].return_url", is("http://app.example.com/a?b=c"))
        .body("data[0].theme.primary", is("#a1B2c3"))
        .body("data[0].theme.logo_url", is("https://cdn.example.com/l.svg"))
        .body("data[0].theme.mode", is("dark"))
        .body(not(containsString(token)));
  }

  @Test
  void givenALink_whenItsTableIsRead_thenItsTokenIsNowhere() {
    String url = create("{}").extract().path("url");
    String token = url.substring(url.lastIndexOf('/') + 1);
    String rows =
        pool.preparedQuery("SELECT portal_link::text AS row FROM portal_link WHERE account_id = $1")
            .execute(Tuple.of(account.id()))
            .await()
            .atMost(Duration.ofSeconds(10))
            .iterator()
            .next()
            .getString("row");
    assertFalse(rows.contains(token), rows);
    assertFalse(rows.contains(token.substring(4)), rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'capabilities': ['write']}|literal_error|body,capabilities,0",
        "{'capabilities': 'test'}|list_type|body,capabilities",
        "{'capabilities': null}|list_type|body,capabilities",
        "{'expires_in_seconds': 59}|greater_than_equal|body,expires_in_seconds",
        "{'expires_in_seconds': 604801}|less_than_equal|body,expires_in_seconds",
        "{'expires_in_seconds': null}|int_type|body,expires_in_seconds",
        "{'return_url': 'javascript:alert(1)'}|value_error|body,return_url",
        "{'return_url': 'ftp://example.com/'}|value_error|body,return_url",
        "{'return_url': '/settings'}|value_error|body,return_url",
        "{'return_url': 'http://'}|value_error|body,return_url",
        "{'return_url': 1}|string_type|body,return_url",
        "{'theme': 1}|model_attributes_type|body,theme",
        "{'theme': {'primary': 'red'}}|string_pattern_mismatch|body,theme,primary",
        "{'theme': {'primary': '#12345G'}}|string_pattern_mismatch|body,theme,primary",
        "{'theme': {'logo_url': 'http://example.com/l.png'}}|value_error|body,theme,logo_url",
        "{'theme': {'mode': 'blue'}}|literal_error|body,theme,mode",
        "{'scope': {'kind': 'planet', 'id': 'x'}}|literal_error|body,scope,kind",
        "{'scope': 1}|model_attributes_type|body,scope",
        "[]|model_attributes_type|body",
        "|missing|body",
      })
  void givenBadMember_whenLinkIsMade_thenPydanticSaysSo(String body, String type, String place) {
    create(body == null ? "" : body)
        .statusCode(422)
        .body("detail", hasSize(1))
        .body("detail[0].type", is(type))
        .body("detail[0].loc.join(',')", is(place));
  }

  @Test
  void givenSeveralBadMembers_whenLinkIsMade_thenAllAreTold() {
    create("{'expires_in_seconds': 1, 'return_url': 'x', 'theme': {'mode': 'x'}}")
        .statusCode(422)
        .body("detail", hasSize(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 604_800})
  void givenBoundOfItsLife_whenLinkIsMade_thenItIs(int seconds) {
    create("{'expires_in_seconds': " + seconds + "}").statusCode(201);
  }

  @Test
  void givenUnknownScope_whenLinkIsMade_thenNotFound() {
    create("{'scope': {'kind': 'session', 'id': 'none'}}").statusCode(404);
    create("{'scope': {'kind': 'session', 'id': 'none'}, 'expires_in_seconds': 1}").statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "publisher"})
  void givenOtherRole_whenLinksAreUsed_thenForbidden(String role) {
    String id = create("{}").extract().path("id");
    String key = account.key(role);
    create(TestAccount.as(key), "{}").statusCode(403);
    TestAccount.as(key).get(LINKS).then().statusCode(403);
    TestAccount.as(key).delete(LINKS + "/" + id).then().statusCode(403);
    create(TestAccount.as(account.key(role, "device", "door")), "{}").statusCode(403);
  }

  @Test
  void givenTheOperator_whenLinksAreUsed_thenForbidden() {
    create(TestAccount.as(PostgresResource.OPERATOR_KEY), "{}").statusCode(403);
    TestAccount.as(PostgresResource.OPERATOR_KEY).get(LINKS).then().statusCode(403);
  }

  @Test
  void givenAdminBoundToAScope_whenLinksAreUsed_thenItsOwnAlone() {
    String others =
        create("{'scope': {'kind': 'device', 'id': 'gate'}}").statusCode(201).extract().path("id");
    String key = account.key("admin", "device", "door");
    String own =
        create(TestAccount.as(key), "{'scope': {'kind': 'device', 'id': 'door'}}")
            .statusCode(201)
            .extract()
            .path("id");
    create(TestAccount.as(key), "{'scope': {'kind': 'device', 'id': 'gate'}}").statusCode(404);
    create(TestAccount.as(key), "{}").statusCode(403);
    create(TestAccount.as(key), "{'scope': {'kind': 'account'}}").statusCode(403);
    TestAccount.as(key).get(LINKS).then().body("data.id", contains(own));
    TestAccount.as(key).delete(LINKS + "/" + others).then().statusCode(404);
    TestAccount.as(key).delete(LINKS + "/" + own).then().statusCode(204);
  }

  @Test
  void givenALink_whenDeleted_thenItIsGoneAndASecondTimeNotFound() {
    String id = create("{}").extract().path("id");
    TestAccount.create().admin().delete(LINKS + "/" + id).then().statusCode(404);
    account.admin().delete(LINKS + "/" + id).then().statusCode(204);
    account.admin().delete(LINKS + "/" + id).then().statusCode(404);
    account.admin().delete(LINKS + "/pol_x").then().statusCode(404);
    account.admin().get(LINKS).then().body("data", empty());
  }

  @Test
  void givenThreeLinks_whenPaged_thenNewestFirst() {
    String first = create("{}").extract().path("id");
    String second = create("{}").extract().path("id");
    String third = create("{}").extract().path("id");
    String cursor =
        account
            .admin()
            .get(LINKS + "?limit=2")
            .then()
            .body("data.id", contains(third, second))
            .extract()
            .path("next_cursor");
    account
        .admin()
        .get(LINKS + "?limit=2&cursor=" + cursor)
        .then()
        .body("data.id", contains(first))
        .body("next_cursor", nullValue());
    account.admin().get(LINKS + "?limit=0").then().statusCode(422);
  }

  @Test
  void givenLinks_whenMadeAndEnded_thenTheAuditLogKnows() {
    String own = create("{}").extract().path("id");
    String ofScope = create("{'scope': {'kind': 'device', 'id': 'door'}}").extract().path("id");
    create("{'expires_in_seconds': 1}").statusCode(422);
    account.admin().delete(LINKS + "/" + own);
    account.admin().delete("/v1/webhooks/scopes/device/door").then().statusCode(204);
    account
        .admin()
        .get("/v1/webhooks/audit?action=portal_link.create")
        .then()
        .body("data.target", contains(ofScope, own))
        .body("data[0].actor.kind", is("key"))
        .body("data[0].changes", is(java.util.Map.of()));
    account
        .admin()
        .get("/v1/webhooks/audit?action=portal_link.delete")
        .then()
        .body("data.target", contains(ofScope, own));
    assertEquals(0, (int) account.admin().get(LINKS).path("data.size()"));
  }
}
