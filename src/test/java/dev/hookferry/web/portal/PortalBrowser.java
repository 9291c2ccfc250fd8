package dev.hookferry.web.portal;

import static io.restassured.RestAssured.given;

import dev.hookferry.support.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A visitor of the portal, without a browser.
 *
 * @param home where the pages are
 * @param cookie that holds the session
 */
record PortalBrowser(String linkId, String home, String cookie) {

  static final String COOKIE = "hookferry_portal";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");

  static final String LINKS = "/v1/webhooks/portal-links";

  /** Opens a new link of the account. */
  static PortalBrowser of(TestAccount account, Map<String, ?> link) {
    Response made = account.admin().body(link).post(LINKS);
    Response opened = open(path(made.path("url")));
    return new PortalBrowser(made.path("id"), opened.header("Location"), opened.cookie(COOKIE));
  }

  /** What is asked for where a link leads. */
  static String path(String url) {
    return url.substring(url.indexOf("/portal/"));
  }

  static Response open(String path) {
    return given().redirects().follow(false).get(path);
  }

  RequestSpecification request() {
    return given().redirects().follow(false).cookie(COOKIE, cookie);
  }

  Response get(String page) {
    return request().get(home + page);
  }

  /** Sends a form, as one of its pages would. */
  Response post(String page, Map<String, ?> fields) {
    return request()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("csrf", csrf())
        .formParams(fields)
        .post(home + page);
  }

  Response post(String page) {
    return post(page, Map.of());
  }

  /** Follows the redirect of a form. */
  Response follow(Response redirect) {
    redirect.then().statusCode(303);
    return request().get(redirect.header("Location"));
  }

  /** What the forms of its pages hold, as the page that has one in any case shows it. */
  String csrf() {
    for (String page : new String[] {"/new-endpoint", "/replays/new"}) {
      Matcher hidden = CSRF.matcher(get(page).asString());
      if (hidden.find()) {
        return hidden.group(1);
      }
    }
    return "";
  }
}
