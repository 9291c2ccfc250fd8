package dev.hookferry.web.dashboard;

import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hookferry.support.Chromium;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard as people use it, in a real browser. */
@QuarkusTest
@EnabledIf("dev.hookferry.support.Chromium#isThere")
class DashboardInBrowserTest {

  private static Chromium chromium;

  private TestAccount account;
  private ScriptedReceiver receiver;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  private static NewContextOptions options(int width, ColorScheme scheme) {
    return new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + RestAssured.port + path;
  }

  private static void signIn(Page page, String key, String path) {
    page.navigate(address(path));
    page.fill("#key", key);
    page.click("button:text('Sign in')");
    page.waitForSelector("button:text('Sign out')");
  }

  /** A failed delivery, a catalogue, and a plan of a replay. */
  private void life() {
    receiver.answers(410, Map.of("Content-Type", "text/plain"), "We have moved.").then(204);
    account.endpoint(receiver.url("/failing"), Map.of("description", "Old house"));
    account.publish("invoice.paid", "{\"amount\": 4200}");
    awaitNewest("failed");
    account.endpoint(receiver.url("/well"), Map.of());
    account.publish("door.opened", "{\"by\": \"card 7\"}");
    awaitNewest("succeeded");
    account
        .admin()
        .body("{\"description\": \"Money came in.\", \"examples\": [{\"amount\": 1}]}")
        .put("/v1/webhooks/event-types/invoice.paid");
    account
        .admin()
        .body("{\"kind\":\"replay\",\"mode\":\"all\",\"since\":\"2020-01-01\",\"dry_run\":true}")
        .post("/v1/webhooks/jobs");
  }

  private void awaitNewest(String status) {
    eventually(
        () ->
            assertEquals(
                status, account.admin().get("/v1/webhooks/deliveries").path("data[0].status")));
  }

  @Test
  void givenAFailingEndpoint_whenLookedFor_thenFoundUnderstoodReplayedAndLeft() {
    life();
    try (BrowserContext context = chromium.browser().newContext(options(1200, ColorScheme.LIGHT))) {
      Page page = context.newPage();
      signIn(page, account.adminKey(), "/");
      page.click("td a:text('/failing')");
      page.click("td a:text('invoice.paid')");
      assertTrue(page.textContent("main").contains("We have moved."));
      page.click("dd a:text('/failing')");
      page.click("button:text('Enable')");
      page.click("text=Replay events to it");
      page.click("button:text('Show the plan')");
      page.click("button:text('Send 1 deliveries')");
      page.waitForSelector(".state.done");
      page.waitForSelector("dt:text('Succeeded') + dd:text('1')");
      page.click("button:text('Sign out')");
      page.waitForSelector("h1:text('Sign in')");
      page.navigate(address("/dashboard/endpoints"));
      assertTrue(page.url().contains("/sign-in?next="), page.url());
    }
  }

  @Test
  void givenTheForm_whenAnEndpointIsMadeAndEdited_thenItsSecretIsShownOnce() {
    try (BrowserContext context = chromium.browser().newContext(options(1200, ColorScheme.LIGHT))) {
      Page page = context.newPage();
      signIn(page, account.adminKey(), "/dashboard/new-endpoint");
      page.fill("#url", receiver.url("/mine"));
      page.fill("#timeout", "99");
      page.click("button:text('Add the endpoint')");
      assertTrue(page.textContent("#timeout-help").contains("less than or equal to 60"));
      page.fill("#timeout", "9");
      page.click("button:text('Add the endpoint')");
      assertTrue(page.textContent(".secret").contains("whsec_"));
      page.click("text=Edit");
      page.fill("#description", "Mine");
      page.click("button:text('Save')");
      assertTrue(page.textContent("[role=status]").contains("saved"));
      assertFalse(page.content().contains("whsec_"));
    }
  }

  @Test
  void givenNoScripts_whenRead_thenAllIsThere() {
    life();
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(options(390, ColorScheme.LIGHT).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      signIn(page, account.adminKey(), "/dashboard/deliveries?status=failed");
      page.click("td a:text('invoice.paid')");
      assertTrue(page.textContent("main").contains("We have moved."));
      assertTrue(page.textContent("time").contains("UTC"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1200, LIGHT", "1200, DARK", "390, LIGHT", "390, DARK"})
  void givenEveryPage_whenShown_thenAccessibleAndNoWiderThanTheScreen(
      int width, ColorScheme scheme) {
    life();
    try (BrowserContext context = chromium.browser().newContext(options(width, scheme))) {
      Page page = context.newPage();
      page.navigate(address("/"));
      check(page, width, scheme);
      signIn(page, account.adminKey(), "/");
      for (String path : pages(page)) {
        page.navigate(path);
        check(page, width, scheme);
      }
    }
    try (BrowserContext context = chromium.browser().newContext(options(width, scheme))) {
      Page page = context.newPage();
      signIn(page, PostgresResource.OPERATOR_KEY, "/");
      check(page, width, scheme);
    }
  }

  /** All that links lead to, one of each kind. */
  private static List<String> pages(Page page) {
    Map<String, String> kinds = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(List.of(page.url()));
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      if (kinds.putIfAbsent(kind(path), path) == null) {
        page.navigate(path);
        page.querySelectorAll("a[href^='/dashboard']")
            .forEach(link -> open.add(link.evaluate("each => each.href").toString()));
      }
    }
    assertTrue(kinds.size() >= 14, kinds.toString());
    return List.copyOf(kinds.values());
  }

  private static String kind(String path) {
    return path.replaceFirst("\\?.*", "")
        .replaceFirst("(whe|evt|del|job)_\\w+", "$1")
        .replaceFirst("event-types/.*", "event-types/one");
  }

  private static void check(Page page, int width, ColorScheme scheme) {
    assertEquals(
        List.of(),
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList(),
        page.url());
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertEquals(0, wider, page.url());
    String name = kind(page.url()).replaceFirst(".*?/dashboard", "page").replace('/', '-');
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/dashboard", name + "-" + width + "-" + scheme + ".png")));
  }
}
