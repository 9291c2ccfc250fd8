package dev.hookferry.web.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hookferry.support.Chromium;
import dev.hookferry.support.Eventually;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

/** The portal as people use it, in a real browser. */
@QuarkusTest
@EnabledIf("dev.hookferry.support.Chromium#isThere")
class PortalInBrowserTest {

  private static final Map<String, String> DOOR = Map.of("kind", "device", "id", "door");
  private static final List<String> ALL =
      List.of("endpoints:write", "secrets:read", "replay", "test");
  private static final int WIDE = 1200;
  private static final int NARROW = 390;

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
    account = TestAccount.create().withScope("device", "door");
    receiver = ScriptedReceiver.start();
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  private String link(Map<String, ?> others) {
    Map<String, Object> body = new HashMap<>(others);
    body.put("scope", DOOR);
    body.put("capabilities", ALL);
    String url = account.admin().body(body).post(PortalBrowser.LINKS).path("url");
    return "http://127.0.0.1:" + RestAssured.port + PortalBrowser.path(url);
  }

  private static NewContextOptions options(int width, ColorScheme scheme) {
    return new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
  }

  private static void assertAccessible(Page page) {
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertEquals(
        List.of(),
        violations.stream()
            .map(
                rule ->
                    page.url() + " " + rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .toList());
  }

  private static void assertFits(Page page) {
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertEquals(0, wider, page.url());
  }

  /** A failed delivery, one that arrived, and a catalogue. */
  private void life() {
    receiver.answers(410, Map.of("Content-Type", "text/plain"), "We have moved.").then(204);
    account.endpoint(receiver.url("/failing"), Map.of("scope", DOOR, "description", "Old house"));
    account.publish("device", "door", "invoice.paid", "{\"amount\": 4200, \"currency\": \"EUR\"}");
    Eventually.eventually(
        () ->
            assertEquals(
                "failed", account.admin().get("/v1/webhooks/deliveries").path("data[0].status")));
    account.endpoint(receiver.url("/well"), Map.of("scope", DOOR));
    account.publish("device", "door", "door.opened", "{\"by\": \"card 7\"}");
    Eventually.eventually(
        () ->
            assertEquals(
                "succeeded",
                account.admin().get("/v1/webhooks/deliveries").path("data[0].status")));
    account
        .admin()
        .body(
            "{\"description\": \"Money came in.\", \"examples\": [{\"amount\": 1}], \"schemas\":"
                + " {\"1\": {\"type\": \"object\"}}}")
        .put("/v1/webhooks/event-types/invoice.paid");
  }

  @Test
  void givenAFailingEndpoint_whenItsOwnerComes_thenFoundUnderstoodAndReplayed() {
    life();
    receiver.answers(204);
    try (BrowserContext context = chromium.browser().newContext(options(WIDE, ColorScheme.LIGHT))) {
      Page page = context.newPage();
      page.navigate(link(Map.of()));
      page.click("text=Deliveries");
      page.selectOption("#status", "failed");
      page.click("button:text('Show')");
      page.click("td a:text('invoice.paid')");
      assertTrue(page.textContent("main").contains("We have moved."));
      page.click("dd a");
      page.click("button:text('Enable')");
      assertTrue(page.textContent("[role=status]").contains("enabled"));
      page.click("text=Replay events to it");
      page.click("button:text('Show the plan')");
      page.click("button:text('Send 1 deliveries')");
      page.waitForSelector(".state.done");
      page.waitForSelector("dt:text('Succeeded') + dd:text('1')");
      page.goBack();
      page.goForward();
      assertTrue(page.url().contains("/replays/job_"), page.url());
    }
  }

  @Test
  void givenTheKeyboardAlone_whenAnEndpointIsMade_thenItIs() {
    try (BrowserContext context = chromium.browser().newContext(options(WIDE, ColorScheme.LIGHT))) {
      Page page = context.newPage();
      page.navigate(link(Map.of()));
      page.keyboard().press("Tab");
      assertEquals("Skip to content", page.evaluate("document.activeElement.textContent"));
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForSelector("#url");
      page.focus("#url");
      page.keyboard().type(receiver.url("/mine"));
      page.keyboard().press("Enter");
      page.waitForSelector("h1:text('/mine')");
    }
    account.admin().get("/v1/webhooks/endpoints").then().statusCode(200);
    assertEquals(
        receiver.url("/mine"), account.admin().get("/v1/webhooks/endpoints").path("[0].url"));
  }

  @ParameterizedTest
  @CsvSource({
    "1200, LIGHT, #3355FF",
    "390, DARK, #FFEE00",
  })
  void givenEveryPage_whenShown_thenAccessibleAndNoWiderThanTheScreen(
      int width, ColorScheme scheme, String primary) {
    life();
    Map<String, ?> look = Map.of("theme", Map.of("primary", primary));
    try (BrowserContext context = chromium.browser().newContext(options(width, scheme))) {
      Page page = context.newPage();
      List<String> faults = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              faults.add(page.url() + " " + message.text());
            }
          });
      page.navigate(link(look));
      String home = page.url();
      for (String path : pages(page, home)) {
        page.navigate(path);
        assertAccessible(page);
        assertFits(page);
        picture(page, width, scheme);
      }
      page.navigate(home);
      page.click("td a");
      page.click("button:text('Show the secret')");
      page.waitForSelector(".secret");
      assertAccessible(page);
      page.click("button:text('Send a test event')");
      page.waitForSelector("h1:text('Test event')");
      assertAccessible(page);
      assertEquals(List.of(), faults);
      page.navigate("http://127.0.0.1:" + RestAssured.port + "/portal/s/pol_1");
      assertAccessible(page);
    }
  }

  /** All that can be reached by one or two links from the first one, one of each kind. */
  private static List<String> pages(Page page, String home) {
    Map<String, String> kinds = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(List.of(home));
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      if (kinds.putIfAbsent(kind(path), path) == null) {
        page.navigate(path);
        page.querySelectorAll("a[href^='/portal']")
            .forEach(link -> open.add(link.evaluate("each => each.href").toString()));
      }
    }
    assertTrue(kinds.size() >= 11, kinds.toString());
    return List.copyOf(kinds.values());
  }

  private static String kind(String path) {
    return path.replaceFirst("\\?.*", "")
        .replaceFirst("pol_\\w+", "")
        .replaceFirst("(whe|evt|del|job)_\\w+", "$1")
        .replaceFirst("event-types/.*", "event-types/one");
  }

  private static void picture(Page page, int width, ColorScheme scheme) {
    String name =
        kind(page.url()).replaceFirst(".*/s/", "").replace('/', '-') + "-" + width + "-" + scheme;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/portal", name + ".png")));
  }

  @Test
  void givenNoScripts_whenRead_thenAllIsThere() {
    life();
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(options(NARROW, ColorScheme.LIGHT).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(link(Map.of()));
      assertTrue(page.textContent("main").contains("/failing"));
      page.click("text=Deliveries");
      page.click("td a:text('invoice.paid')");
      assertTrue(page.textContent("main").contains("We have moved."));
      assertTrue(page.textContent("time").contains("UTC"));
    }
  }

  @Test
  void givenAFrameOfAnAllowedOrigin_whenALinkIsOpenedInIt_thenItShowsThePortal() {
    try (ScriptedReceiver app = frame();
        BrowserContext context = chromium.browser().newContext(options(WIDE, ColorScheme.LIGHT))) {
      allow("http://127.0.0.1:" + app.port());
      Page page = context.newPage();
      page.navigate("http://127.0.0.1:" + app.port() + "/settings");
      page.evaluate("url => document.getElementById('portal').src = url", link(Map.of()));
      page.frameLocator("#portal").locator("h1:text('Endpoints')").waitFor();
      page.frameLocator("#portal").locator("text=Events").first().click();
      page.frameLocator("#portal").locator("h1:text('Events')").waitFor();
    }
  }

  @Test
  void givenAFrameOfAnotherOrigin_whenALinkIsOpenedInIt_thenTheBrowserRefuses() {
    try (ScriptedReceiver app = frame();
        BrowserContext context = chromium.browser().newContext(options(WIDE, ColorScheme.LIGHT))) {
      allow("https://another.example");
      Page page = context.newPage();
      List<String> messages = new ArrayList<>();
      page.onConsoleMessage(message -> messages.add(message.text()));
      page.navigate("http://127.0.0.1:" + app.port() + "/settings");
      page.evaluate("url => document.getElementById('portal').src = url", link(Map.of()));
      page.waitForCondition(
          () ->
              messages.stream()
                  .anyMatch(
                      message -> message.contains("frame-ancestors https://another.example")));
    }
  }

  private void allow(String origin) {
    account
        .admin()
        .body(Map.of("portal_frame_ancestors", List.of(origin)))
        .patch("/v1/webhooks/settings")
        .then()
        .statusCode(200);
  }

  private static ScriptedReceiver frame() {
    return ScriptedReceiver.start()
        .answers(
            200,
            Map.of("Content-Type", "text/html"),
            "<!DOCTYPE html><title>App</title><iframe id=portal title=Portal></iframe>");
  }
}
