package dev.hookferry.web.portal;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer sees and does in the portal, without a script. */
abstract class PortalPagesContract {

  private static final Map<String, String> DOOR = Map.of("kind", "device", "id", "door");
  private static final String ENDPOINTS = "/v1/webhooks/endpoints";

  private TestAccount account;
  private ScriptedReceiver receiver;

  @BeforeEach
  void setUp() {
    account = TestAccount.create().withScope("device", "door");
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  private PortalBrowser visitor(String... capabilities) {
    return PortalBrowser.of(account, Map.of("scope", DOOR, "capabilities", List.of(capabilities)));
  }

  private PortalBrowser anyVisitor() {
    return visitor("endpoints:write", "secrets:read", "replay", "test");
  }

  private Map<String, String> entry(String url) {
    return Map.of(
        "url",
        url,
        "description",
        "Mine & yours",
        "patterns",
        "invoice.*\r\nuser.made",
        "timeout",
        "5",
        "retries",
        "3");
  }

  @SuppressWarnings("unchecked")
  private String endpoint() {
    Map<String, ?> others = Map.of("scope", DOOR);
    return ((Map<String, String>) account.endpoint(receiver.url(), others).get("endpoint"))
        .get("id");
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

  @ParameterizedTest
  @ValueSource(strings = {"", "/events", "/deliveries", "/replays", "/event-types"})
  void givenNothingYet_whenAListIsShown_thenItSaysWhatToDo(String page) {
    anyVisitor()
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("class=\"empty\""))
        .body(containsString("device door"))
        .body(not(containsString("NOT_FOUND")));
  }

  @Test
  void givenTheForm_whenAnEndpointIsMade_thenItIsOfTheScopeAndGetsItsEvents() {
    PortalBrowser visitor = anyVisitor();
    Response made = visitor.post("/endpoints", entry(receiver.url("/in")));
    visitor
        .follow(made)
        .then()
        .statusCode(200)
        .body(containsString(receiver.url("/in")))
        .body(containsString("Mine &amp; yours"))
        .body(containsString("<code>invoice.*</code> <code>user.made</code>"));
    account
        .admin()
        .get(ENDPOINTS)
        .then()
        .body("[0].scope", is(DOOR))
        .body("[0].subscribed_event_patterns", contains("invoice.*", "user.made"))
        .body("[0].timeout_seconds", is(5))
        .body("[0].max_retries", is(3))
        .body("[0].description", is("Mine & yours"));
    account.publish("device", "door", "invoice.paid", "{\"n\":1}");
    assertEquals("/in", receiver.next().target());
    visitor.get("").then().body(containsString(receiver.url("/in")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url||Field required",
        "url|ftp://example.com|URL must be an absolute http or https URL",
        "url|http://10.0.0.1/|class=\"error\"",
        "timeout|2|Input should be greater than or equal to 3",
        "timeout|61|Input should be less than or equal to 60",
        "timeout|x|Input should be a valid integer",
        "retries|8|Input should be less than or equal to 7",
      })
  void givenAWrongField_whenAnEndpointIsMade_thenItIsSaidBesideIt(
      String field, String value, String message) {
    Map<String, String> fields = new java.util.HashMap<>(entry(receiver.url()));
    fields.put(field, value == null ? "" : value);
    anyVisitor()
        .post("/endpoints", fields)
        .then()
        .statusCode(422)
        .body(containsString(message))
        .body(containsString("aria-invalid"))
        .body(containsString("user.made"));
    account.admin().get(ENDPOINTS).then().body("size()", is(0));
  }

  @Test
  void givenAnEndpoint_whenEditedDisabledEnabledAndDeleted_thenItIs() {
    PortalBrowser visitor = anyVisitor();
    String page = "/endpoints/" + endpoint();
    visitor.get(page + "/edit").then().statusCode(200).body(containsString(receiver.url()));
    visitor
        .follow(visitor.post(page + "/edit", entry(receiver.url("/new"))))
        .then()
        .body(containsString("Your changes are saved"))
        .body(containsString("/new"));
    visitor
        .follow(visitor.post(page + "/disable"))
        .then()
        .body(containsString("<span class=\"state disabled\">"));
    account.admin().get(ENDPOINTS).then().body("[0].enabled", is(false));
    visitor
        .follow(visitor.post(page + "/enable"))
        .then()
        .body(containsString("<span class=\"state active\">"));
    visitor.follow(visitor.post(page + "/delete")).then().body(containsString("was deleted"));
    account.admin().get(ENDPOINTS).then().body("size()", is(0));
    visitor.get(page).then().statusCode(404);
  }

  @Test
  void givenASecret_whenAskedForAndRotated_thenShownByTheFormAlone() {
    PortalBrowser visitor = anyVisitor();
    String page = "/endpoints/" + endpoint();
    visitor.get(page).then().body(not(containsString("whsec_")));
    String first = secret(visitor.post(page + "/secret"));
    visitor.follow(visitor.post(page + "/rotate")).then().body(not(containsString("whsec_")));
    String second = secret(visitor.post(page + "/secret"));
    assertTrue(!first.equals(second), first);
    account
        .admin()
        .get("/v1/webhooks/audit?actor=" + visitor.linkId())
        .then()
        .body(
            "data.action",
            contains("endpoint.reveal_secret", "endpoint.rotate_secret", "endpoint.reveal_secret"))
        .body("data[0].actor.kind", is("portal"))
        .body("data[0].actor.name", is("device/door"))
        .body("data[0].ip", is("127.0.0.1"))
        .body("data[0].request_id", startsWith("req_"));
  }

  private static String secret(Response page) {
    page.then().statusCode(200);
    return page.asString().replaceAll("(?s).*(whsec_[A-Za-z0-9+/=]+).*", "$1");
  }

  @Test
  void givenATestEvent_whenSent_thenBothSidesAreShown() {
    receiver.answers(418, Map.of("X-Tea", "pot"), "<b>short and stout</b>");
    PortalBrowser visitor = anyVisitor();
    visitor
        .post("/endpoints/" + endpoint() + "/test")
        .then()
        .statusCode(200)
        .body(containsString("webhook.verification"))
        .body(containsString("webhook-id: "))
        .body(containsString("418"))
        .body(containsString("x-tea: pot"))
        .body(containsString("&lt;b&gt;short and stout&lt;/b&gt;"));
    assertEquals("POST", receiver.next().method());
  }

  @Test
  void givenHeadersOfTheAccounts_whenShown_thenTheirValuesAreNot() {
    Map<String, ?> others =
        Map.of("scope", DOOR, "headers", Map.of("X-Api-Token", "hidden-from-customers"));
    Map<?, ?> made = (Map<?, ?>) account.endpoint(receiver.url(), others).get("endpoint");
    PortalBrowser visitor = anyVisitor();
    String page = "/endpoints/" + made.get("id");
    account.publish("device", "door", "invoice.paid", "1");
    String delivery = firstDelivery();
    for (Response shown :
        List.of(
            visitor.get(page),
            visitor.get(page + "/edit"),
            visitor.post(page + "/test"),
            visitor.get("/deliveries/" + delivery))) {
      shown.then().statusCode(200).body(not(containsString("hidden-from-customers")));
    }
    assertEquals("hidden-from-customers", receiver.next().header("X-Api-Token"));
  }

  @Test
  void givenAFailedDelivery_whenLookedAt_thenItsAttemptIsShownAndItIsReplayed() {
    receiver.answers(410, Map.of(), "gone for good");
    String endpoint = endpoint();
    String event = account.publish("device", "door", "invoice.paid", "{\"amount\":[1]}");
    String delivery = firstDelivery();
    PortalBrowser visitor = anyVisitor();
    visitor.get("/deliveries?status=failed").then().body(containsString(delivery));
    visitor.get("/deliveries?status=succeeded").then().body(containsString("No deliveries like"));
    visitor
        .get("/deliveries?endpoint=" + endpoint + "&type=invoice.paid")
        .then()
        .body(containsString(delivery));
    visitor
        .get("/deliveries/" + delivery)
        .then()
        .statusCode(200)
        .body(containsString("gone for good"))
        .body(containsString("&quot;amount&quot; : [ 1 ]"));
    visitor
        .get("/events/" + event)
        .then()
        .statusCode(200)
        .body(allOf(containsString(delivery), containsString("failed")));
    visitor.get("/events?type=invoice.paid").then().body(containsString(event));
    visitor.get("/events?type=other").then().body(not(containsString(event)));
    visitor.post("/endpoints/" + endpoint + "/enable").then().statusCode(303);
    visitor
        .follow(visitor.post("/deliveries/" + delivery + "/replay"))
        .then()
        .statusCode(200)
        .body(containsString("on its way again"));
  }

  @Test
  void givenAnEventThatNobodyWanted_whenLookedAt_thenItSaysWhyNot() {
    Map<String, ?> others = Map.of("scope", DOOR, "event_patterns", List.of("invoice.*"));
    account.endpoint(receiver.url(), others);
    String event = account.publish("device", "door", "user.made", "1");
    anyVisitor()
        .get("/events/" + event)
        .then()
        .body(containsString("None of the endpoint&#39;s event types matched."));
  }

  @Test
  void givenWhatAnEndpointHasMissed_whenAReplayIsPlannedAndStarted_thenItGetsIt() {
    account.publish("device", "door", "invoice.paid", "1");
    account.publish("device", "door", "user.made", "2");
    endpoint();
    PortalBrowser visitor = anyVisitor();
    Map<String, String> fields =
        Map.of("mode", "missing", "since", "2020-01-01T00:00", "types", "invoice.*");
    Response planned = visitor.post("/replays", fields);
    visitor
        .follow(planned)
        .then()
        .statusCode(200)
        .body(containsString("Send 1 deliveries"))
        .body(containsString("Nothing was sent yet"));
    assertEquals(List.of(), receiver.requests());
    String page = planned.header("Location").substring(visitor.home().length());
    visitor.follow(visitor.post(page + "/start")).then().body(containsString("has started"));
    assertTrue(receiver.next().text().contains("invoice.paid"));
    eventually(
        () ->
            visitor
                .get(page)
                .then()
                .body(containsString("<span class=\"state done\">done</span>"))
                .body(containsString("<dt>Succeeded</dt><dd>1</dd>")));
    visitor.get("/replays").then().body(containsString("1 of 1"));
    visitor.post(page + "/cancel").then().statusCode(409).body(containsString("is done"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "some|2020-01-01T00:00||Input should be &#39;failed&#39;",
        "all|yesterday||Input should be a valid datetime",
        "all|2020-01-01T00:00|2999-01-01T00:00|until must not be in the future",
        "all|2999-01-01T00:00||since must not be after until",
      })
  void givenAWrongField_whenAReplayIsPlanned_thenItIsSaidBesideIt(
      String mode, String since, String until, String message) {
    Map<String, String> fields =
        Map.of("mode", mode, "since", since, "until", until == null ? "" : until);
    anyVisitor().post("/replays", fields).then().statusCode(422).body(containsString(message));
    account.admin().get("/v1/webhooks/jobs").then().body("data", hasSize(0));
  }

  @Test
  void givenACatalogue_whenShown_thenWithoutWhatIsArchived() {
    String schema = "{\"schemas\":{\"1\":{\"type\":\"object\"}},\"examples\":[{\"a\":1}]}";
    account.admin().body(schema).put("/v1/webhooks/event-types/invoice.paid");
    account.admin().body("{\"archived\":true}").put("/v1/webhooks/event-types/old.one");
    PortalBrowser visitor = visitor();
    visitor
        .get("/event-types")
        .then()
        .body(allOf(containsString("invoice.paid"), not(containsString("old.one"))));
    visitor
        .get("/event-types/invoice.paid")
        .then()
        .body(containsString("&quot;a&quot; : 1"))
        .body(containsString("&quot;type&quot; : &quot;object&quot;"));
    visitor.get("/event-types/old.one").then().statusCode(404);
    visitor.get("/event-types/none").then().statusCode(404);
  }

  @Test
  void givenScriptsInWhatIsShown_whenShown_thenTheyAreText() {
    Map<String, ?> others =
        Map.of("scope", DOOR, "description", "<script>alert(1)</script>\" onload=\"x");
    account.endpoint(receiver.url(), others);
    account.publish("device", "door", "<img-src=x>", "\"<script>\"");
    PortalBrowser visitor = anyVisitor();
    for (String page : new String[] {"", "/events", "?q=%22%3E%3Cscript%3E"}) {
      visitor
          .get(page)
          .then()
          .statusCode(200)
          .body(not(containsString("<script>")))
          .body(not(containsString("<img-src")));
    }
  }

  @Test
  void givenAColourAndAWayBack_whenShown_thenBothAreThere() {
    Map<String, ?> link =
        Map.of(
            "scope",
            DOOR,
            "return_url",
            "https://app.example.com/?a=1&b=2",
            "theme",
            Map.of("primary", "#FFEE00", "mode", "dark"));
    PortalBrowser visitor = PortalBrowser.of(account, link);
    visitor
        .get("")
        .then()
        .body(containsString("href=\"https://app.example.com/?a=1&amp;b=2\""))
        .body(containsString("data-mode=\"dark\""));
    visitor
        .get("/theme.css")
        .then()
        .statusCode(200)
        .contentType("text/css;charset=UTF-8")
        .body(containsString("--primary:#ffee00;--on-primary:#000000"));
    for (String asset : new String[] {"/assets/portal.css", "/assets/portal.js"}) {
      given().get(asset).then().statusCode(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?cursor=x, 400",
    "/deliveries?status=odd, 400",
    "/deliveries?endpoint=whe_x, 404",
    "/deliveries?cursor=%00, 400",
    "/events?type=a%00b, 400",
    "/events/evt_x, 404",
    "/event-types/%00, 404",
    "/nothing, 404",
  })
  void givenAnOddAddress_whenAsked_thenRefusedAndNoFault(String page, int status) {
    PortalBrowser visitor = anyVisitor();
    visitor
        .request()
        .urlEncodingEnabled(false)
        .get(visitor.home() + page)
        .then()
        .statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "csrf", "csrf=%zz", "=&=&&", "csrf=%00", "{}"})
  void givenAnOddBody_whenPosted_thenRefusedAndNoFault(String body) {
    PortalBrowser visitor = anyVisitor();
    int status =
        visitor
            .request()
            .contentType("application/x-www-form-urlencoded")
            .body(body)
            .post(visitor.home() + "/endpoints")
            .statusCode();
    assertTrue(status == 400 || status == 403, "" + status);
  }

  @Test
  void givenManyEndpoints_whenListed_thenPageByPageAndFound() {
    for (int i = 0; i < 51; i++) {
      account.endpoint(receiver.url("/n" + i + "-"), Map.of("scope", DOOR));
    }
    PortalBrowser visitor = anyVisitor();
    String first = visitor.get("").asString();
    assertTrue(first.contains("/n50-") && !first.contains("/n0-"), first);
    String next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1");
    visitor
        .request()
        .get(next.replace("&amp;", "&"))
        .then()
        .body(allOf(containsString("/n0-"), not(containsString("/n50-"))));
    visitor.get("?q=/n7-").then().body(allOf(containsString("/n7-"), not(containsString("/n8-"))));
    visitor.get("?q=nowhere").then().body(containsString("No endpoint has"));
  }
}
