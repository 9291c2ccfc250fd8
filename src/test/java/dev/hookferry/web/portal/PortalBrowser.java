package dev.hookferry.web.portal;

import static io.restassured.RestAssured.given;

import dev.hookferry.support.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/**
 * A visitor of the portal, without a browser.
 *
 * @param home where the pages are
 * @param cookie that holds the session
 */
record PortalBrowser(String linkId, String home, String cookie) {

  static final String COOKIE = "hookferry_portal";
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
}
