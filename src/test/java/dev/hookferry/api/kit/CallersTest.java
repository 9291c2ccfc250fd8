package dev.hookferry.api.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.hookferry.support.PostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential is read in each of its spellings. */
@QuarkusTest
class CallersTest {

  private static final String KEY = PostgresResource.OPERATOR_KEY;

  @ParameterizedTest
  @CsvSource({
    "X-API-Key,",
    "x-api-key,' '",
    "Authorization,'Bearer '",
    "Authorization,'bearer  '",
    "Authorization,'JWT '",
    "Authorization,'Token '",
  })
  void givenKey_whenSpelledInAnyWay_thenTheCaller(String header, String scheme) {
    String value = (scheme == null ? "" : scheme) + KEY;
    given().header(header, value).get("/echo/caller").then().body(is("operator"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic " + KEY, "Bearer", "Bearer ", "", "Bearer wrong", KEY})
  void givenNoGoodKey_whenPresented_thenUnauthenticated(String authorization) {
    given().header("Authorization", authorization).get("/echo/caller").then().statusCode(401);
  }

  @Test
  void givenBothHeaders_whenTheyDiffer_thenTheApiKeyCounts() {
    given()
        .header("X-API-Key", "wrong")
        .header("Authorization", "Bearer " + KEY)
        .get("/echo/caller")
        .then()
        .statusCode(401);
  }
}
