package dev.hookferry.web.portal;

import static dev.hookferry.web.portal.PortalBrowser.LINKS;
import static dev.hookferry.web.portal.PortalBrowser.open;
import static dev.hookferry.web.portal.PortalBrowser.path;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How links open the portal, and until when. */
@QuarkusTest
class LinkTest {

  @Inject Pool pool;

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create().withScope("device", "door");
  }

  private String link() {
    return path(account.admin().body(Map.of()).post(LINKS).path("url"));
  }

  private void sql(String set) {
    pool.preparedQuery("UPDATE portal_link SET " + set + " WHERE account_id = $1")
        .execute(Tuple.of(account.id()))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static void assertEnded(Response answer) {
    answer
        .then()
        .statusCode(410)
        .contentType("text/html;charset=UTF-8")
        .header("Content-Security-Policy", endsWith("; frame-ancestors 'none'"))
        .header("Cache-Control", "no-store")
        .body(containsString("This link has ended"));
    assertEquals(Map.of(), answer.cookies());
  }

  @Test
  void givenALink_whenOpened_thenACookieAndARedirectToThePortal() {
    Response opened = open(link());
    opened
        .then()
        .statusCode(303)
        .header("Location", matchesPattern("/portal/s/pol_[1-9A-Za-z]+"))
        .header(
            "Set-Cookie",
            matchesPattern(
                "hookferry_portal=hps_[1-9A-Za-z]{34}; Path=/portal/s/pol_[1-9A-Za-z]+;"
                    + " Max-Age=3[56][0-9]{2}; HttpOnly; SameSite=Lax"))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
    given()
        .cookie("hookferry_portal", opened.cookie("hookferry_portal"))
        .get(opened.header("Location"))
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Content-Security-Policy", endsWith("; frame-ancestors 'none'"));
  }

  @Test
  void givenALinkThatWasUsed_whenOpenedAgain_thenEnded() {
    String link = link();
    open(link).then().statusCode(303);
    assertEnded(open(link));
    account.admin().get(LINKS).then().body("data[0].used_at", notNullValue());
  }

  @Test
  void givenManyGetsAtOnce_whenOneLinkIsOpened_thenOneOfThemOpensIt() {
    String link = link();
    List<CompletableFuture<Integer>> all =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> open(link).statusCode()))
            .limit(8)
            .toList();
    List<Integer> statuses = all.stream().map(CompletableFuture::join).sorted().toList();
    assertEquals(List.of(303, 410, 410, 410, 410, 410, 410, 410), statuses);
  }

  @Test
  void givenALink_whenHeadIsAsked_thenItIsNotUsed() {
    String link = link();
    given().head(link).then().statusCode(200).header("Set-Cookie", nullValue());
    given().head(link).then().statusCode(200);
    account.admin().get(LINKS).then().body("data[0].used_at", nullValue());
    open(link).then().statusCode(303);
    given().head(link).then().statusCode(410);
  }

  @Test
  void givenFiveMinutesPassed_whenOpened_thenEnded() {
    String link = link();
    Duration waits =
        pool.preparedQuery(
                "SELECT opens_until - created_at AS w FROM portal_link WHERE account_id = $1")
            .execute(Tuple.of(account.id()))
            .await()
            .atMost(Duration.ofSeconds(10))
            .iterator()
            .next()
            .get(io.vertx.pgclient.data.Interval.class, "w")
            .toDuration();
    assertEquals(Duration.ofMinutes(5), waits);
    sql("opens_until = now() - interval '1 second'");
    given().head(link).then().statusCode(410);
    assertEnded(open(link));
  }

  @Test
  void givenAShortLife_whenItIsOverBeforeTheLinkIsUsed_thenEnded() {
    String link = link();
    sql("expires_at = now() - interval '1 second'");
    assertEnded(open(link));
  }

  @Test
  void givenADeletedLink_whenOpened_thenEnded() {
    String link = link();
    String id = account.admin().get(LINKS).path("data[0].id");
    account.admin().delete(LINKS + "/" + id).then().statusCode(204);
    assertEnded(open(link));
  }

  @Test
  void givenWhatIsNoToken_whenOpened_thenNotFound() {
    open("/portal/hpl_123").then().statusCode(404).contentType("text/html;charset=UTF-8");
    String link = link();
    char last = link.charAt(link.length() - 1);
    open(link.substring(0, link.length() - 1) + (last == 'a' ? 'b' : 'a')).then().statusCode(404);
  }

  @Test
  void givenASession_whenItsTimeIsOver_thenItsPagesEnd() {
    PortalBrowser visitor = PortalBrowser.of(account, Map.of());
    visitor.get("").then().statusCode(200);
    sql("expires_at = now() - interval '1 second'");
    assertEnded(visitor.get(""));
  }

  @Test
  void givenASession_whenItsLinkIsDeleted_thenItsPagesEnd() {
    PortalBrowser visitor = PortalBrowser.of(account, Map.of());
    account.admin().delete(LINKS + "/" + visitor.linkId()).then().statusCode(204);
    assertEnded(visitor.get(""));
  }

  @Test
  void givenASession_whenItsScopeIsDeleted_thenItsPagesEnd() {
    PortalBrowser visitor =
        PortalBrowser.of(account, Map.of("scope", Map.of("kind", "device", "id", "door")));
    visitor.get("").then().statusCode(200);
    account.admin().delete("/v1/webhooks/scopes/device/door").then().statusCode(204);
    assertEnded(visitor.get(""));
  }

  @Test
  void givenNoCookie_whenAPageIsAsked_thenNotSignedIn() {
    PortalBrowser visitor = PortalBrowser.of(account, Map.of());
    given().get(visitor.home()).then().statusCode(401);
    given().cookie("hookferry_portal", "hps_1").get(visitor.home()).then().statusCode(410);
    given().get("/portal/s/pol_1").then().statusCode(404);
  }

  @Test
  void givenTwoLinks_whenTheSessionOfOneIsUsedForTheOther_thenEnded() {
    PortalBrowser one = PortalBrowser.of(account, Map.of());
    PortalBrowser other = PortalBrowser.of(TestAccount.create(), Map.of());
    assertEnded(one.request().get(other.home()));
    one.get("").then().statusCode(200);
  }

  @Test
  void givenFrameAncestors_whenOpened_thenTheseAloneMayShowThePages() {
    account
        .admin()
        .body(
            Map.of("portal_frame_ancestors", List.of("https://a.example", "http://b.example:8080")))
        .patch("/v1/webhooks/settings")
        .then()
        .statusCode(200);
    String ancestors = "; frame-ancestors https://a.example http://b.example:8080";
    open(link()).then().statusCode(303).header("Content-Security-Policy", endsWith(ancestors));
    PortalBrowser visitor = PortalBrowser.of(account, Map.of());
    visitor.get("").then().header("Content-Security-Policy", endsWith(ancestors));
  }

  @Test
  void givenALogo_whenAPageIsShown_thenItsOriginAloneMayBeLoaded() {
    Map<String, ?> theme =
        Map.of("theme", Map.of("logo_url", "https://cdn.example.com:444/a.png?b"));
    String policy = PortalBrowser.of(account, theme).get("").header("Content-Security-Policy");
    assertTrue(policy.contains("img-src 'self' https://cdn.example.com:444;"), policy);
    assertTrue(policy.contains("script-src 'self';"), policy);
    assertTrue(policy.startsWith("default-src 'none';"), policy);
  }

  @Test
  void givenAnInvalidMethod_whenALinkIsPosted_thenItIsNotUsed() {
    String link = link();
    given().post(link).then().statusCode(405);
    account.admin().get(LINKS).then().body("data[0].used_at", is(nullValue()));
  }
}
