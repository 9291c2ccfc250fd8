package dev.hookferry.api.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer names its request. */
@QuarkusTest
class RequestIdsTest {

  private static final String MADE = "req_[1-9A-HJ-NP-Za-km-z]{21,22}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/webhooks/endpoints",
        "/v1/webhooks/endpoints/whe_x",
        "/v1/webhooks/nothing",
        "/api/v1/ssh/verify/sessions/",
        "/api/v1/webhooks",
        "/api/v2/public/webhooks/user",
        "/targets/t/webhooks/",
        "/targets/a;b/webhooks/",
        "/nowhere",
        "/",
      })
  void givenAnyPath_whenAnswered_thenTheRequestsNameIsEchoed(String path) {
    String key = TestAccount.create().adminKey();
    for (String credential : new String[] {key, "hk_wrong"}) {
      given()
          .header("X-API-Key", credential)
          .header("X-Request-Id", "mine-1")
          .get(path)
          .then()
          .header("X-Request-Id", is("mine-1"));
      given()
          .header("X-API-Key", credential)
          .get(path)
          .then()
          .header("X-Request-Id", matchesPattern(MADE));
    }
  }

  @Test
  void givenTooLargeBody_whenAnswered_thenNamed() {
    given()
        .header("X-API-Key", TestAccount.create().adminKey())
        .header("X-Request-Id", "large")
        .contentType("application/json")
        .body("[" + "1,".repeat(3_000_000) + "1]")
        .post("/v1/webhooks/events")
        .then()
        .statusCode(413)
        .header("X-Request-Id", is("large"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void givenNameOfThisLength_whenAnswered_thenEchoed(int length) {
    String name = "~".repeat(length);
    given().header("X-Request-Id", name).get("/nowhere").then().header("X-Request-Id", is(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "\u00e9", "a\tb"})
  void givenTextThatIsNoName_whenAnswered_thenAnotherIsMade(String text) {
    given()
        .header("X-Request-Id", text)
        .get("/nowhere")
        .then()
        .header("X-Request-Id", matchesPattern(MADE));
  }

  @Test
  void givenNameThatIsTooLong_whenAnswered_thenAnotherIsMade() {
    given()
        .header("X-Request-Id", "a".repeat(129))
        .get("/nowhere")
        .then()
        .header("X-Request-Id", not("a".repeat(129)));
  }
}
