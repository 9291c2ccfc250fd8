package dev.hookferry.api.account;

import static dev.hookferry.support.Await.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints: made, shown, listed, changed, deleted. */
@QuarkusTest
class EndpointsResourceTest {

  static final String PATH = "/v1/webhooks/endpoints";
  private static final String URL = "https://example.com/hook";

  @Inject Endpoints endpoints;

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  @Test
  void givenUrlAlone_whenCreated_thenTheDocumentsDefaults() {
    var created =
        account.admin().body("{\"url\":\"" + URL + "\"}").post(PATH).then().statusCode(200);
    created
        .contentType("application/json")
        .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
        .body("endpoint.id", matchesPattern("whe_[1-9A-HJ-NP-Za-km-z]{21,22}"))
        .body("endpoint.user_id", is(account.id()))
        .body("endpoint.url", is(URL))
        .body("endpoint.description", nullValue())
        .body("endpoint.status", is("active"))
        .body("endpoint.enabled", is(true))
        .body("endpoint.subscribed_event_patterns", contains("*"))
        .body("endpoint.signing_version", is("v1"))
        .body("endpoint.timeout_seconds", is(10))
        .body("endpoint.max_retries", is(7))
        .body("endpoint.consecutive_failures", is(0))
        .body("endpoint.last_verified_at", nullValue())
        .body("endpoint.last_delivery_at", nullValue())
        .body("endpoint.last_error", nullValue())
        .body("endpoint.created_at", matchesPattern("20\\d\\d-.*T.*Z"))
        .body("endpoint.updated_at", matchesPattern("20\\d\\d-.*T.*Z"))
        .body("endpoint.name", is(""))
        .body("endpoint.method", is("POST"))
        .body("endpoint.headers", is(Map.of()))
        .body("endpoint.verify_tls", is(true))
        .body("endpoint.initial_backoff_seconds", nullValue())
        .body("endpoint.backoff_multiplier", is(2.0f))
        .body("endpoint.rate_limit_per_second", nullValue())
        .body("endpoint.metadata", nullValue())
        .body("endpoint.scope.kind", is("account"))
        .body("endpoint.surface", is("account"));
    String secret = created.extract().path("secret");
    assertTrue(secret.endsWith(created.extract().path("endpoint.secret_hint")));
  }

  @Test
  void givenEndpoint_whenShown_thenWithoutItsSecret() {
    Map<String, Object> created = account.endpoint(URL, Map.of("description", "d"));
    String shown = account.admin().get(PATH + "/" + id(created)).then().extract().asString();
    assertTrue(shown.contains("\"description\":\"d\""));
    assertTrue(!shown.contains((String) created.get("secret")));
    account.admin().get(PATH).then().body("[0]", is(created.get("endpoint")));
  }

  @Test
  void givenManyEndpoints_whenPagedByLink_thenEachOnceNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(id(account.endpoint(URL + i, Map.of())));
    }
    List<String> seen = new ArrayList<>();
    String next = PATH + "?limit=2&surface=all";
    while (next != null) {
      var page = account.admin().get(URI.create(next)).then().statusCode(200).extract();
      seen.addAll(page.<List<String>>path("id"));
      next = link(page.header("Link"));
    }
    assertEquals(made, seen);
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0,greater_than_equal",
    "limit,501,less_than_equal",
    "limit,x,int_parsing",
    "cursor,0OIl,value_error",
    "surface,x,literal_error",
  })
  void givenBadQuery_whenListed_thenInvalid(String name, String value, String type) {
    account
        .admin()
        .queryParam(name, value)
        .get(PATH)
        .then()
        .statusCode(422)
        .body("detail[0].loc", contains("query", name))
        .body("detail[0].type", is(type))
        .body("detail[0].input", is(value));
  }

  @Test
  void givenPatch_whenMembersAreStated_thenTheyAloneChange() {
    Map<String, Object> created =
        account.endpoint(URL, Map.of("description", "d", "timeout_seconds", 20, "name", "n"));
    patch(id(created), "{\"timeout_seconds\":30,\"description\":null,\"event_patterns\":[\"a.*\"]}")
        .statusCode(200)
        .body("timeout_seconds", is(30))
        .body("description", nullValue())
        .body("subscribed_event_patterns", contains("a.*"))
        .body("name", is("n"))
        .body("url", is(URL))
        .body("secret", nullValue());
  }

  @Test
  void givenPatch_whenEnabledIsToggled_thenStatusFollows() {
    String id = id(account.endpoint(URL, Map.of()));
    patch(id, "{\"enabled\":false}").body("status", is("disabled")).body("enabled", is(false));
    patch(id, "{\"enabled\":true}").body("status", is("active")).body("enabled", is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\":null}",
        "{\"enabled\":null}",
        "{\"scope\":{\"kind\":\"device\",\"id\":\"default\"}}",
        "[]",
        "",
      })
  void givenBadPatch_whenSent_thenInvalidAndUnchanged(String body) {
    String id = id(account.endpoint(URL, Map.of()));
    patch(id, body).statusCode(422);
    account.admin().get(PATH + "/" + id).then().body("updated_at", is(shown(id, "created_at")));
  }

  @Test
  void givenUnknownEndpoint_whenPatchedBadly_thenNotFoundComesFirst() {
    patch("whe_nope", "{\"url\":null}").statusCode(404).body("detail", is("Not found"));
    patch("whe_nope", "{").statusCode(422).body("detail[0].type", is("json_invalid"));
  }

  @Test
  void givenEndpoint_whenDeleted_thenGone() {
    String id = id(account.endpoint(URL, Map.of()));
    account.admin().delete(PATH + "/" + id).then().statusCode(204).body(is(""));
    account.admin().delete(PATH + "/" + id).then().statusCode(404);
    account.admin().get(PATH + "/" + id).then().statusCode(404).body("detail", is("Not found"));
  }

  @Test
  void givenScope_whenCreatedOnIt_thenItHangsOnIt() {
    account.withScope("session", "s-1");
    Map<String, Object> created =
        account.endpoint(URL, Map.of("scope", Map.of("kind", "session", "id", "s-1")));
    assertEquals("s-1", shown(id(created), "scope.id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"timeout_seconds\":1"})
  void givenUnknownScope_whenCreatedOnIt_thenNotFound(String more) {
    account
        .admin()
        .body(
            "{\"url\":\"%s\",\"scope\":{\"kind\":\"target\",\"id\":\"no\"}%s}".formatted(URL, more))
        .post(PATH)
        .then()
        .statusCode(404);
  }

  @Test
  void givenEndpointOfAnotherSurface_whenListed_thenOnlyOnRequest() {
    String other = deviceEndpoint();
    account.admin().get(PATH).then().body("id", not(contains(other)));
    account.admin().get(PATH + "/" + other).then().statusCode(404);
    account
        .admin()
        .get(PATH + "/" + other + "?surface=all")
        .then()
        .statusCode(200)
        .body("surface", is("device"))
        .body("timeout_seconds", is(2))
        .body("user_id", is(account.id()));
  }

  @Test
  void givenEndpointOfAnotherSurface_whenPatched_thenOnlyEnabledChanges() {
    String other = deviceEndpoint();
    patch(other, "{\"enabled\":false}").statusCode(200).body("status", is("disabled"));
    patch(other, "{\"enabled\":true,\"url\":\"https://example.com\"}")
        .statusCode(422)
        .body("detail[0].loc", contains("body", "url"))
        .body("detail[0].msg", containsString("only enabled"));
    account.admin().delete(PATH + "/" + other).then().statusCode(404);
  }

  @Test
  void givenOtherMethods_whenSent_thenAllowSaysWhich() {
    account
        .admin()
        .put(PATH)
        .then()
        .statusCode(405)
        .header("Allow", "GET, POST")
        .body("detail", is("Method Not Allowed"));
    account.admin().post(PATH + "/x").then().statusCode(405).header("Allow", endsWith("PATCH"));
  }

  private String deviceEndpoint() {
    Endpoint draft = new Endpoint();
    draft.accountId = account.id();
    draft.surface = "device";
    draft.scopeKind = ScopeKind.DEVICE.text();
    draft.scopeId = Scope.DEFAULT_ID;
    draft.url = URL;
    draft.timeoutMs = 1500;
    Saved saved = await(() -> endpoints.create(draft));
    return PublicId.ENDPOINT.of(((Saved.Done) saved).endpoint().id);
  }

  private ValidatableResponse patch(String id, String body) {
    return account.admin().body(body).patch(PATH + "/" + id).then();
  }

  private String shown(String id, String member) {
    return account.admin().get(PATH + "/" + id).then().extract().path(member);
  }

  @SuppressWarnings("unchecked")
  static String id(Map<String, Object> created) {
    return (String) ((Map<String, Object>) created.get("endpoint")).get("id");
  }

  private static String link(String header) {
    return header == null ? null : header.substring(1, header.indexOf('>'));
  }
}
