package dev.hookferry.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts by the operator, keys by an account's admin. */
@QuarkusTest
class KeysAndAccountsTest {

  private static final String ACCOUNTS = "/v1/webhooks/accounts";
  private static final String KEYS = "/v1/webhooks/api-keys";

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  @Test
  void givenOperator_whenAccountIsMade_thenWithAnAdminKey() {
    var made =
        operator()
            .body("{\"name\":\"acme\"}")
            .post(ACCOUNTS)
            .then()
            .statusCode(201)
            .body("account.name", is("acme"))
            .body("api_key.id", matchesPattern("key_[1-9A-HJ-NP-Za-km-z]{21,22}"))
            .body("api_key.name", is("admin"))
            .body("api_key.role", is("admin"))
            .body("api_key.key", matchesPattern("hk_.{20,}"));
    Map<String, Map<String, Object>> members = made.extract().path("");
    assertEquals(Set.of("id", "name"), members.get("account").keySet());
    assertEquals(Set.of("id", "name", "role", "key"), members.get("api_key").keySet());
    operator().get(ACCOUNTS + "?limit=1").then().statusCode(200).body("data", hasSize(1));
  }

  @Test
  void givenAnyoneElse_whenAccountsAreAskedFor_thenForbidden() {
    account
        .admin()
        .body("{}")
        .post(ACCOUNTS)
        .then()
        .statusCode(403)
        .body("detail", is("Forbidden"));
    account.admin().get(ACCOUNTS).then().statusCode(403);
    operator().body("{\"name\":\"\"}").post(ACCOUNTS).then().statusCode(422);
    operator().body("{}").post(ACCOUNTS).then().statusCode(422);
    operator().get(ACCOUNTS + "?cursor=x").then().statusCode(422);
  }

  @Test
  void givenOperator_whenAnythingOfAnAccountIsAsked_thenForbidden() {
    for (String path : new String[] {"endpoints", "events", "deliveries", "scopes", "api-keys"}) {
      operator().get("/v1/webhooks/" + path).then().statusCode(403);
    }
    operator()
        .body("{\"type\":\"a\",\"data\":1}")
        .post("/v1/webhooks/events")
        .then()
        .statusCode(403);
  }

  @Test
  void givenAdmin_whenKeyIsMade_thenShownOnceAndItsScopeIsThere() {
    Map<String, Object> made =
        create("{\"name\":\"ci\",\"role\":\"member\",\"scope\":{\"kind\":\"device\",\"id\":\"d\"}}")
            .statusCode(201)
            .body("scope.kind", is("device"))
            .body("scope.id", is("d"))
            .extract()
            .path("");
    assertEquals(Set.of("id", "name", "role", "scope", "key"), made.keySet());
    account.admin().get("/v1/webhooks/scopes/device/d").then().statusCode(200);
    String listed =
        account
            .admin()
            .get(KEYS)
            .then()
            .statusCode(200)
            .body("data.id", hasItem((String) made.get("id")))
            .body("data", hasSize(2))
            .body("next_cursor", nullValue())
            .extract()
            .asString();
    assertTrue(!listed.contains((String) made.get("key")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"role\":\"admin\"}|name|missing",
        "{\"name\":\"a\"}|role|missing",
        "{\"name\":\"a\",\"role\":\"operator\"}|role|literal_error",
        "{\"name\":\"a\",\"role\":\"ADMIN\"}|role|literal_error",
        "{\"name\":1,\"role\":\"admin\"}|name|string_type",
        "{\"name\":\"a\",\"role\":\"admin\",\"scope\":[]}|scope|model_attributes_type",
        "{\"name\":\"a\",\"role\":\"admin\",\"expires_at\":\"x\"}|expires_at|datetime_from_date_parsing",
      })
  void givenBadKey_whenMade_thenInvalid(String body, String member, String type) {
    create(body)
        .statusCode(422)
        .body("detail[0].loc", contains("body", member))
        .body("detail[0].type", is(type));
  }

  @Test
  void givenExpiredKey_whenUsed_thenNotValid() {
    String key =
        create("{\"name\":\"old\",\"role\":\"admin\",\"expires_at\":\"2020-01-01T00:00:00Z\"}")
            .statusCode(201)
            .extract()
            .path("key");
    TestAccount.as(key)
        .get(KEYS)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("detail", is("Invalid API key"));
  }

  @Test
  void givenNoKey_whenAsked_thenNotAuthenticated() {
    given()
        .get(KEYS)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("detail", is("Not authenticated"));
  }

  @Test
  void givenOthersThanAdmins_whenKeysAreManaged_thenForbidden() {
    for (String role : new String[] {"member", "publisher"}) {
      TestAccount.as(account.key(role)).get(KEYS).then().statusCode(403);
      TestAccount.as(account.key(role)).body("{}").post(KEYS).then().statusCode(403);
    }
    TestAccount other = TestAccount.create();
    String id = account.admin().get(KEYS).then().extract().path("data[0].id");
    other.admin().delete(KEYS + "/" + id).then().statusCode(404);
    other.admin().delete(KEYS + "/key_x").then().statusCode(404);
  }

  private ValidatableResponse create(String body) {
    return account.admin().body(body).post(KEYS).then();
  }

  private static RequestSpecification operator() {
    return TestAccount.as(PostgresResource.OPERATOR_KEY);
  }
}
