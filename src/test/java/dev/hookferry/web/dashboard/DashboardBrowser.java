package dev.hookferry.web.dashboard;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at the dashboard, without a browser.
 *
 * @param cookie that holds the session
 */
record DashboardBrowser(String cookie) {

  static final String COOKIE = "hookferry_dashboard";
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");

  static DashboardBrowser of(String key) {
    return new DashboardBrowser(signIn(key, "").then().statusCode(303).extract().cookie(COOKIE));
  }

  static Response signIn(String key, String next) {
    return given()
        .redirects()
        .follow(false)
        .contentType(FORM)
        .formParam("key", key)
        .formParam("next", next)
        .post("/dashboard/sign-in");
  }

  RequestSpecification request() {
    return given().redirects().follow(false).cookie(COOKIE, cookie);
  }

  Response get(String page) {
    return request().get("/dashboard" + page);
  }

  /** Sends a form, as one of its pages would. */
  Response post(String page, Map<String, ?> fields) {
    return post(page, csrf(), fields);
  }

  Response post(String page, String csrf, Map<String, ?> fields) {
    return request()
        .contentType(FORM)
        .formParam("csrf", csrf)
        .formParams(fields)
        .post("/dashboard" + page);
  }

  /** What the forms of its pages hold. */
  String csrf() {
    for (String page : new String[] {"/event-types", "/accounts"}) {
      Matcher hidden = CSRF.matcher(get(page).asString());
      if (hidden.find()) {
        return hidden.group(1);
      }
    }
    return "";
  }
}
