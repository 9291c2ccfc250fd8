package dev.hookferry.web.dashboard;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account's own people see and do at the dashboard, without a script. */
abstract class DashboardContract {

  private static final String ENDPOINTS = "/v1/webhooks/endpoints";

  private TestAccount account;
  private ScriptedReceiver receiver;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  private DashboardBrowser admin() {
    return DashboardBrowser.of(account.adminKey());
  }

  private static Map<String, String> entry(String url) {
    return Map.of("url", url, "patterns", "invoice.*", "timeout", "5", "retries", "3");
  }

  @SuppressWarnings("unchecked")
  private static String endpointOf(TestAccount owner, String url, Map<String, ?> others) {
    return ((Map<String, String>) owner.endpoint(url, others).get("endpoint")).get("id");
  }

  private String firstDelivery() {
    String[] id = {null};
    eventually(
        () -> {
          Response all = account.admin().get("/v1/webhooks/deliveries");
          all.then().body("data", hasSize(1)).body("data[0].finished_at", matchesPattern("20.*"));
          id[0] = all.path("data[0].id");
        });
    return id[0];
  }

  @Test
  void givenNobody_whenTheRootIsAsked_thenItLeadsToTheSignIn() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/dashboard"));
    given()
        .redirects()
        .follow(false)
        .get("/dashboard/events?type=a.b")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/dashboard/sign-in?next=%2Fdashboard%2Fevents%3Ftype%3Da.b"));
    given().get("/").then().statusCode(200).body(containsString("Sign in to Hookferry"));
  }

  @Test
  void givenAKey_whenSignedIn_thenTheCookieIsForTheDashboardAloneAndLeadsBack() {
    DashboardBrowser.signIn(account.adminKey(), "/dashboard/events?type=a.b")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/dashboard/events?type=a.b"))
        .header(
            "Set-Cookie",
            allOf(
                startsWith("hookferry_dashboard=hds_"),
                containsString("HttpOnly"),
                containsString("SameSite=Lax"),
                containsString("Path=/dashboard"),
                not(containsString(account.adminKey()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example", "/dashboard@evil", "/\\evil"})
  void givenAWayElsewhere_whenSignedIn_thenItIsNotTaken(String next) {
    DashboardBrowser.signIn(account.adminKey(), next)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/dashboard"));
  }

  @Test
  void givenPages_whenShown_thenNothingFromElsewhereMayRunInThem() {
    admin()
        .get("")
        .then()
        .statusCode(200)
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("script-src 'self'"),
                not(containsString("unsafe")),
                containsString("frame-ancestors 'none'")))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
  }

  @Test
  void givenASession_whenSignedOut_thenItHasEnded() {
    DashboardBrowser browser = admin();
    browser
        .post("/sign-out", Map.of())
        .then()
        .statusCode(303)
        .header("Set-Cookie", containsString("Max-Age=0"));
    browser.get("").then().statusCode(303).header("Location", containsString("/sign-in"));
  }

  @Test
  void givenASession_whenItsKeyIsDeleted_thenItHasEnded() {
    String key = account.key("member");
    DashboardBrowser browser = DashboardBrowser.of(key);
    browser.get("/endpoints").then().statusCode(200);
    String id =
        account.admin().get("/v1/webhooks/api-keys").path("data.find { it.name == 'member' }.id");
    account.admin().delete("/v1/webhooks/api-keys/" + id).then().statusCode(204);
    browser.get("/endpoints").then().statusCode(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/events", "/deliveries", "/replays", "/event-types", "/endpoints"})
  void givenNothingYet_whenAListIsShown_thenItSaysWhatToDo(String page) {
    admin()
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("class=\"empty\""))
        .body(not(containsString("NOT_FOUND")));
  }

  @Test
  void givenTheForm_whenAnEndpointIsMadeAndEdited_thenItIsSo() {
    DashboardBrowser admin = admin();
    Response made = admin.post("/endpoints", entry(receiver.url("/in")));
    made.then().statusCode(201).body(containsString("whsec_"));
    String id = account.admin().get(ENDPOINTS).path("[0].id");
    admin.get("/endpoints/" + id).then().statusCode(200).body(not(containsString("whsec_")));
    admin
        .post(
            "/endpoints/" + id + "/edit",
            Map.of("url", receiver.url("/in"), "patterns", "a.*", "timeout", "9", "retries", "1"))
        .then()
        .statusCode(303);
    account
        .admin()
        .get(ENDPOINTS)
        .then()
        .body("[0].timeout_seconds", is(9))
        .body("[0].subscribed_event_patterns", contains("a.*"));
    admin
        .post(
            "/endpoints/" + id + "/edit",
            Map.of("url", "nowhere", "patterns", "a.*", "timeout", "99", "retries", "1"))
        .then()
        .statusCode(422)
        .body(containsString("Input should be less than or equal to 60"));
  }

  @Test
  void givenADelivery_whenReplayed_thenItIsSentAgainAndCounted() {
    endpointOf(account, receiver.url(), Map.of());
    account.publish("invoice.paid", "{\"amount\":7}");
    String delivery = firstDelivery();
    DashboardBrowser admin = admin();
    admin
        .get("/deliveries/" + delivery)
        .then()
        .statusCode(200)
        .body(containsString("Attempt 1"))
        .body(containsString("webhook-signature"));
    admin.post("/deliveries/" + delivery + "/replay", Map.of()).then().statusCode(303);
    eventually(
        () ->
            account
                .admin()
                .get("/v1/webhooks/deliveries?status=succeeded")
                .then()
                .body("data", hasSize(2)));
    admin
        .get("?span=hour")
        .then()
        .statusCode(200)
        .body(containsString("<svg"))
        .body(containsString("2 delivered, 0 to be tried again, 0 failed"));
  }

  @Test
  void givenADisabledEndpoint_whenTheOverviewIsShown_thenItIsThere() {
    String id = endpointOf(account, receiver.url(), Map.of());
    admin().post("/endpoints/" + id + "/disable", Map.of()).then().statusCode(303);
    admin().get("").then().statusCode(200).body(containsString("/dashboard/endpoints/" + id));
  }

  @Test
  void givenChanges_whenTheAuditLogIsShown_thenTheySayWhoByWhichKey() {
    String id = endpointOf(account, receiver.url(), Map.of());
    admin().post("/endpoints/" + id + "/disable", Map.of()).then().statusCode(303);
    account
        .admin()
        .get("/v1/webhooks/audit?action=endpoint.update")
        .then()
        .body("data[0].actor.kind", is("key"))
        .body("data[0].actor.name", is("admin"));
    admin()
        .get("/audit?target=" + id)
        .then()
        .statusCode(200)
        .body(containsString("endpoint.update"))
        .body(containsString("endpoint.create"));
  }

  @Test
  void givenTheOperator_whenSignedIn_thenTheAccountsAreShownAndNothingOfThem() {
    DashboardBrowser operator = DashboardBrowser.of(PostgresResource.OPERATOR_KEY);
    operator.get("").then().statusCode(303).header("Location", endsWith("/dashboard/accounts"));
    operator
        .get("/accounts")
        .then()
        .statusCode(200)
        .body(containsString("<td data-label=\"Id\">" + account.id() + "</td>"));
    for (String page : List.of("/endpoints", "/events", "/deliveries", "/replays", "/audit")) {
      operator.get(page).then().statusCode(403);
    }
    operator.post("/sign-out", Map.of()).then().statusCode(303);
  }

  @Test
  void givenRoles_whenPagesAreAsked_thenEachSeesWhatItsKeyMay() {
    DashboardBrowser publisher = DashboardBrowser.of(account.key("publisher"));
    publisher.get("/events").then().statusCode(200);
    publisher.get("/event-types").then().statusCode(200);
    for (String page : List.of("/endpoints", "/deliveries", "/replays", "/audit", "/accounts")) {
      publisher.get(page).then().statusCode(403);
    }
    publisher.post("/endpoints", entry(receiver.url())).then().statusCode(403);
    DashboardBrowser member = DashboardBrowser.of(account.key("member"));
    member.get("").then().statusCode(200);
    member.get("/audit").then().statusCode(403);
    DashboardBrowser scoped = DashboardBrowser.of(account.key("admin", "device", "door"));
    scoped.get("").then().statusCode(303).header("Location", endsWith("/dashboard/endpoints"));
    scoped.get("/audit").then().statusCode(403);
    admin().get("/accounts").then().statusCode(403);
  }

  @Test
  void givenAnotherAccountsOrScopesThings_whenEveryRouteIsTried_thenNotFoundAndUnchanged() {
    TestAccount stranger = TestAccount.create();
    String endpoint = endpointOf(stranger, receiver.url(), Map.of());
    String event = stranger.publish("a.b", "1");
    String delivery = stranger.admin().get("/v1/webhooks/deliveries").path("data[0].id");
    Map<String, ?> job =
        Map.of("kind", "replay", "mode", "all", "since", "2020-01-01", "dry_run", true);
    String replay = stranger.admin().body(job).post("/v1/webhooks/jobs").path("id");
    stranger.admin().body("{}").put("/v1/webhooks/event-types/of.others");
    DashboardBrowser scoped = DashboardBrowser.of(stranger.key("admin", "device", "door"));
    for (DashboardBrowser browser : List.of(admin(), scoped)) {
      String at = "/endpoints/" + endpoint;
      for (String page :
          List.of(
              at,
              at + "/edit",
              "/events/" + event,
              "/deliveries/" + delivery,
              "/replays/" + replay)) {
        browser.get(page).then().statusCode(404);
      }
      for (String action : List.of("edit", "enable", "disable", "delete", "rotate", "test")) {
        browser.post(at + "/" + action, entry(receiver.url())).then().statusCode(404);
      }
      browser.post("/deliveries/" + delivery + "/replay", Map.of()).then().statusCode(404);
      for (String action : List.of("start", "pause", "cancel")) {
        browser.post("/replays/" + replay + "/" + action, Map.of()).then().statusCode(404);
      }
      for (String list : List.of("/endpoints", "/events", "/deliveries", "/replays")) {
        browser
            .get(list)
            .then()
            .statusCode(200)
            .body(not(containsString(endpoint)))
            .body(not(containsString(event)))
            .body(not(containsString(delivery)))
            .body(not(containsString(replay)));
      }
    }
    admin().get("/event-types/of.others").then().statusCode(404);
    stranger.admin().get(ENDPOINTS).then().body("[0].enabled", is(true));
    stranger.admin().get("/v1/webhooks/jobs").then().body("data[0].status", is("planned"));
  }

  @Test
  void givenAFormFromElsewhere_whenSentWithTheCookie_thenForbiddenAndUnchanged() {
    String id = endpointOf(account, receiver.url(), Map.of());
    DashboardBrowser admin = admin();
    for (String csrf : List.of("", "x", admin().csrf())) {
      admin.post("/endpoints/" + id + "/delete", csrf, Map.of()).then().statusCode(403);
      admin.post("/sign-out", csrf, Map.of()).then().statusCode(403);
    }
    account.admin().get(ENDPOINTS).then().body("$", hasSize(1));
  }

  @Test
  void givenAFormOfAnotherSite_whenItSignsIn_thenForbidden() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("key", account.adminKey())
        .post("/dashboard/sign-in")
        .then()
        .statusCode(403);
  }

  @Test
  void givenAKeyThatIsNone_whenTried_thenRefusedInWords() {
    for (String wrong : List.of("", "x", "hk_", account.adminKey() + "x")) {
      int status =
          DashboardBrowser.signIn(wrong, "/dashboard/events")
              .then()
              .body(not(containsString("hk_" + "x")))
              .extract()
              .statusCode();
      assertEquals(401, status, wrong);
    }
  }
}
