package dev.hookferry.web.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every route of the portal: nothing of another scope or account is reached by it, nothing is
 * done that the link does not allow or that no page of the session has asked for. A route that is
 * new needs its line here, or this fails.
 */
@QuarkusTest
class ReachTest {

  private static final String PAGES = "/portal/s/{link}";

  /** By route what a link must allow; GETs that are not here are for every link. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("GET /new-endpoint", "endpoints:write"),
          Map.entry("POST /endpoints", "endpoints:write"),
          Map.entry("GET /endpoints/{id}/edit", "endpoints:write"),
          Map.entry("POST /endpoints/{id}/edit", "endpoints:write"),
          Map.entry("POST /endpoints/{id}/enable", "endpoints:write"),
          Map.entry("POST /endpoints/{id}/disable", "endpoints:write"),
          Map.entry("POST /endpoints/{id}/delete", "endpoints:write"),
          Map.entry("POST /endpoints/{id}/rotate", "endpoints:write"),
          Map.entry("POST /endpoints/{id}/secret", "secrets:read"),
          Map.entry("POST /endpoints/{id}/test", "test"),
          Map.entry("POST /deliveries/{id}/replay", "replay"),
          Map.entry("GET /replays/new", "replay"),
          Map.entry("POST /replays", "replay"),
          Map.entry("POST /replays/{id}/start", "replay"),
          Map.entry("POST /replays/{id}/pause", "replay"),
          Map.entry("POST /replays/{id}/cancel", "replay"));

  private static final List<String> ALL =
      List.of("endpoints:write", "secrets:read", "replay", "test");

  /** Fields that make every form a good one. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "url", "https://example.com/changed",
          "timeout", "5",
          "retries", "3",
          "mode", "all",
          "since", "2020-01-01T00:00");

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create().withScope("device", "door").withScope("device", "gate");
  }

  private record Route(String method, String path) {

    boolean hasId() {
      return path.contains("{");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (JavaClass resource :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hookferry.web")) {
      if (resource.isAnnotatedWith(Path.class)) {
        String root = resource.getAnnotationOfType(Path.class).value();
        resource.getAllMethods().forEach(method -> route(root, method).ifPresent(routes::add));
      }
    }
    assertTrue(routes.size() > 25, routes.toString());
    return routes;
  }

  private static Optional<Route> route(String root, JavaMethod method) {
    String below =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    return Stream.of(GET.class, POST.class)
        .filter(method::isAnnotatedWith)
        .map(kind -> new Route(kind.getSimpleName(), root + below))
        .filter(route -> route.path().startsWith(PAGES))
        .map(route -> new Route(route.method(), route.path().substring(PAGES.length())))
        .findFirst();
  }

  private PortalBrowser visitor(List<String> capabilities) {
    return PortalBrowser.of(
        account,
        Map.of("scope", Map.of("kind", "device", "id", "door"), "capabilities", capabilities));
  }

  /** By the start of a route one thing of a scope. */
  private static Map<String, String> thingsOf(TestAccount owner, String kind, String id) {
    Map<String, String> scope = Map.of("kind", kind, "id", id);
    Map<?, ?> made =
        (Map<?, ?>)
            owner.endpoint("https://example.com/" + id, Map.of("scope", scope)).get("endpoint");
    String endpoint = (String) made.get("id");
    String event =
        kind.equals("account")
            ? owner.publish("door.opened", "\"for " + id + "\"")
            : owner.publish(kind, id, "door.opened", "\"for " + id + "\"");
    String delivery =
        owner.admin().get("/v1/webhooks/deliveries?endpoint_id=" + endpoint).path("data[0].id");
    Map<String, ?> job =
        Map.of(
            "kind",
            "replay",
            "mode",
            "all",
            "since",
            "2020-01-01",
            "scope",
            scope,
            "dry_run",
            true);
    String replay = owner.admin().body(job).post("/v1/webhooks/jobs").path("id");
    return Map.of(
        "/endpoints", endpoint, "/events", event, "/deliveries", delivery, "/replays", replay);
  }

  private static String filled(Route route, Map<String, String> things) {
    String start = route.path().substring(0, route.path().indexOf('/', 1));
    if (start.equals("/event-types")) {
      return route.path().replace("{name}", "of.others");
    }
    assertNotNull(things.get(start), () -> "no thing for " + route);
    return route.path().replace("{id}", things.get(start));
  }

  private static Response send(PortalBrowser visitor, Route route, String page) {
    return route.method().equals("GET") ? visitor.get(page) : visitor.post(page, FIELDS);
  }

  private static String everythingOf(TestAccount owner) {
    return Stream.of("endpoints?surface=all", "events", "jobs", "portal-links")
        .map(path -> owner.admin().get("/v1/webhooks/" + path).asString())
        .map(
            json ->
                json.replaceAll(
                    "\"(status|consecutive_failures|last_\\w+)\":(\"[^\"]*\"|[^,}]*)", "\"$1\":…"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void givenThingsOfOthers_whenEveryRouteIsTriedWithTheirIds_thenNotFoundAndUnchanged() {
    TestAccount stranger = TestAccount.create().withScope("device", "door");
    stranger.admin().body("{}").put("/v1/webhooks/event-types/of.others");
    Map<String, String> ofStranger = thingsOf(stranger, "device", "door");
    Map<String, String> ofOtherScope = thingsOf(account, "device", "gate");
    Map<String, String> ofAccount = thingsOf(account, "account", "");
    String before = everythingOf(stranger) + everythingOf(account);
    PortalBrowser visitor = visitor(ALL);
    before = everythingOf(stranger) + everythingOf(account);
    for (Route route : routes().stream().filter(Route::hasId).toList()) {
      for (Map<String, String> things : List.of(ofStranger, ofOtherScope, ofAccount)) {
        String page = filled(route, things);
        Response answer = send(visitor, route, page);
        assertEquals(404, answer.statusCode(), () -> route + " " + page + answer.asString());
      }
    }
    assertEquals(before, everythingOf(stranger) + everythingOf(account));
  }

  @Test
  void givenThingsOfOthers_whenListsAreShown_thenTheyAreNotThere() {
    TestAccount stranger = TestAccount.create().withScope("device", "door");
    List<Map<String, String>> others =
        List.of(
            thingsOf(stranger, "device", "door"),
            thingsOf(account, "device", "gate"),
            thingsOf(account, "account", ""));
    Map<String, String> own = thingsOf(account, "device", "door");
    PortalBrowser visitor = visitor(ALL);
    for (String list : new String[] {"", "/events", "/deliveries", "/replays"}) {
      String shown = visitor.get(list).asString();
      String start = list.isEmpty() ? "/endpoints" : list;
      assertTrue(shown.contains(own.get(start)), list + shown);
      for (Map<String, String> theirs : others) {
        theirs.values().forEach(id -> assertTrue(!shown.contains(id), list + " " + id));
      }
    }
    for (Map<String, String> theirs : others) {
      String endpoint = theirs.get("/endpoints");
      visitor
          .get("/deliveries?endpoint=" + endpoint)
          .then()
          .statusCode(200)
          .body(not(containsString(theirs.get("/deliveries"))));
      visitor
          .post(
              "/replays", Map.of("mode", "all", "since", "2020-01-01T00:00", "endpoint", endpoint))
          .then()
          .statusCode(404);
      visitor
          .get("/deliveries?job=" + theirs.get("/replays"))
          .then()
          .body(not(containsString(theirs.get("/deliveries"))));
    }
  }

  @Test
  void givenAnEventOfTheAccounts_whenAskedByAScopesLink_thenOnlyItsOwnEndpointsAreTold() {
    Map<String, String> own = thingsOf(account, "device", "door");
    Map<String, String> ofAccount = thingsOf(account, "account", "");
    String event = account.publish("device", "door", "door.opened", "1");
    visitor(ALL)
        .get("/events/" + event)
        .then()
        .statusCode(200)
        .body(containsString(own.get("/endpoints")))
        .body(not(containsString(ofAccount.get("/endpoints"))));
  }

  @Test
  void givenALinkWithoutACapability_whenItsRoutesAreTried_thenForbiddenAndUnchanged() {
    Map<String, String> own = thingsOf(account, "device", "door");
    for (String missing : ALL) {
      List<String> others = ALL.stream().filter(each -> !each.equals(missing)).toList();
      PortalBrowser visitor = visitor(others);
      String before = everythingOf(account);
      for (Route route : routes()) {
        if (missing.equals(NEEDED.get(route.toString()))) {
          String page = route.hasId() ? filled(route, own) : route.path();
          Response answer = send(visitor, route, page);
          assertEquals(403, answer.statusCode(), () -> missing + " " + route + answer.asString());
        }
      }
      assertEquals(before, everythingOf(account), missing);
    }
  }

  @Test
  void givenRoutes_whenLookedThrough_thenEachThatChangesNeedsACapability() {
    List<String> routes = routes().stream().map(Route::toString).toList();
    routes.stream()
        .filter(route -> route.startsWith("POST"))
        .forEach(route -> assertNotNull(NEEDED.get(route), route));
    NEEDED.keySet().forEach(route -> assertTrue(routes.contains(route), route));
  }

  @Test
  void givenALinkThatOnlyReads_whenItsPagesAreShown_thenWithoutTheFormsThatItMayNotSend() {
    Map<String, String> own = thingsOf(account, "device", "door");
    PortalBrowser visitor = visitor(List.of());
    for (Route route : routes()) {
      if (route.method().equals("GET") && !NEEDED.containsKey(route.toString())) {
        if (!route.path().startsWith("/event-types/")) {
          String page = route.hasId() ? filled(route, own) : route.path();
          visitor
              .get(page)
              .then()
              .statusCode(200)
              .body(not(containsString("method=\"post\"")))
              .body(not(containsString("whsec_")));
        }
      }
    }
  }

  @Test
  void givenAFormFromElsewhere_whenSentWithTheCookie_thenForbiddenAndUnchanged() {
    Map<String, String> own = thingsOf(account, "device", "door");
    PortalBrowser visitor = visitor(ALL);
    String ofAnotherSession = visitor(ALL).csrf();
    assertEquals(64, ofAnotherSession.length());
    String before = everythingOf(account);
    for (Route route : routes()) {
      if (route.method().equals("POST")) {
        String page = route.hasId() ? filled(route, own) : route.path();
        for (String csrf : new String[] {"", "x", ofAnotherSession}) {
          visitor
              .request()
              .contentType("application/x-www-form-urlencoded")
              .formParams(FIELDS)
              .formParam("csrf", csrf)
              .post(visitor.home() + page)
              .then()
              .statusCode(403);
        }
      }
    }
    assertEquals(before, everythingOf(account));
  }

  @Test
  void givenAnotherLinksPages_whenEveryRouteIsTriedWithTheSession_thenEnded() {
    Map<String, String> own = thingsOf(account, "device", "door");
    PortalBrowser visitor = visitor(ALL);
    PortalBrowser other = visitor(ALL);
    PortalBrowser mixed = new PortalBrowser(other.linkId(), other.home(), visitor.cookie());
    for (Route route : routes()) {
      String page =
          route.hasId() && !route.path().startsWith("/event-types")
              ? filled(route, own)
              : route.path().replace("{name}", "a");
      assertEquals(410, send(mixed, route, page).statusCode(), route::toString);
    }
    account.admin().get("/v1/webhooks/endpoints").then().body("[0].enabled", is(true));
  }
}
