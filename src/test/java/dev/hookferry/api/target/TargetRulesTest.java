package dev.hookferry.api.target;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of a webhook's fields, and the words for breaking it. */
@QuarkusTest
class TargetRulesTest extends TargetApiTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | {\"url\":[\"This field is required.\"]}",
        "{\"url\": null} | {\"url\":[\"This field may not be null.\"]}",
        "{\"url\": \"\"} | {\"url\":[\"This field may not be blank.\"]}",
        "{\"url\": \"  \"} | {\"url\":[\"This field may not be blank.\"]}",
        "{\"url\": 1} | {\"url\":[\"Enter a valid URL.\"]}",
        "{\"url\": \"nowhere\"} | {\"url\":[\"Enter a valid URL.\"]}",
        "{\"url\": \"ftp://example.com/\"} | {\"url\":[\"Enter a valid URL.\"]}",
        "{\"url\": \"https://10.0.0.1/\"} | {\"url\":[\"Enter a valid URL.\"]}",
        "{\"url\": true} | {\"url\":[\"Not a valid string.\"]}",
        "{\"url\": []} | {\"url\":[\"Not a valid string.\"]}",
        "{\"url\": {}} | {\"url\":[\"Not a valid string.\"]}",
        "[] | {\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got list.\"]}",
        "\"a\" | {\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got str.\"]}",
        "1 | {\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got int.\"]}",
        "1.5 | {\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got float.\"]}",
        "true | {\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got bool.\"]}",
        "null | {\"non_field_errors\":[\"No data provided\"]}",
      })
  void givenBrokenBody_whenCreated_thenSaysSo(String body, String answer) {
    assertEquals(answer, post(WEBHOOKS, body).statusCode(400).extract().asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | null | This field may not be null.",
        "name | true | Not a valid string.",
        "name | [] | Not a valid string.",
        "name | \"a\\u0000b\" | Null characters are not allowed.",
        "name | \"a\\ud83d\" | Surrogate characters are not allowed: U+D83D.",
        "check_cert | null | This field may not be null.",
        "check_cert | \"maybe\" | Must be a valid boolean.",
        "check_cert | \"\" | Must be a valid boolean.",
        "check_cert | 2 | Must be a valid boolean.",
        "check_cert | 0.1 | Must be a valid boolean.",
        "check_cert | [] | Must be a valid boolean.",
        "api_version | null | This field may not be null.",
        "api_version | \"v2\" | \"v2\" is not a valid choice.",
        "api_version | \"V1\" | \"V1\" is not a valid choice.",
        "api_version | \"\" | \"\" is not a valid choice.",
        "api_version | 1 | \"1\" is not a valid choice.",
        "api_version | true | \"True\" is not a valid choice.",
      })
  void givenBrokenField_whenCreated_thenSaysSo(String field, String value, String message) {
    String body = "{\"url\": \"" + URL + "\", \"" + field + "\": " + value + "}";
    assertEquals(
        "{\"" + field + "\":[\"" + message.replace("\"", "\\\"") + "\"]}",
        post(WEBHOOKS, body).statusCode(400).extract().asString());
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", "1,true", "0,false", "1.0,true", "0.0,false", "1e0,true"})
  void givenSwitch_whenCreated_thenRead(String value, boolean expected) {
    post(WEBHOOKS, "{\"url\": \"" + URL + "\", \"check_cert\": " + value + "}")
        .statusCode(200)
        .body("check_cert", equalTo(expected));
  }

  @Test
  void givenHostBeyondAscii_whenCreated_thenShownAsGiven() {
    post(WEBHOOKS, "{\"url\": \"https://Bücher.example/\"}")
        .statusCode(200)
        .body("url", equalTo("https://Bücher.example/"));
  }

  @Test
  void givenLongName_whenCreated_thenItsCharactersAreCounted() {
    post(WEBHOOKS, named("é".repeat(255))).statusCode(200);
    post(WEBHOOKS, named("😀".repeat(255))).statusCode(200);
    String answer = post(WEBHOOKS, named("a".repeat(256))).statusCode(400).extract().asString();
    assertEquals("{\"name\":[\"Ensure this field has no more than 255 characters.\"]}", answer);
  }

  @Test
  void givenEverythingWrong_whenCreated_thenNoFieldHidesAnother() {
    String body =
        """
        {"url": "http:", "name": null, "check_cert": "maybe", "api_version": "v2"}""";
    String golden =
        """
        {"url":["Enter a valid URL."],"name":["This field may not be null."],\
        "check_cert":["Must be a valid boolean."],"api_version":["\\"v2\\" is not a valid choice."]}""";
    assertEquals(golden, post(WEBHOOKS, body).statusCode(400).extract().asString());
  }

  @Test
  void givenBrokenForm_whenCreated_thenTheSameWords() {
    String answer =
        admin()
            .contentType(ContentType.URLENC)
            .formParam("url", "")
            .formParam("check_cert", "maybe")
            .formParam("api_version", "v2")
            .post(WEBHOOKS)
            .then()
            .statusCode(400)
            .extract()
            .asString();
    String golden =
        """
        {"url":["This field may not be blank."],"check_cert":["Must be a valid boolean."],\
        "api_version":["\\"v2\\" is not a valid choice."]}""";
    assertEquals(golden, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "\"True\"", "\"1\"", "1", "\"on\"", "\"yes\""})
  void givenSpellingOfTrue_whenCreated_thenTrue(String value) {
    checkCert(value, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"false\"", "\"FALSE\"", "\"0\"", "0", "\"off\"", "\"no\""})
  void givenSpellingOfFalse_whenCreated_thenFalse(String value) {
    checkCert(value, false);
  }

  @Test
  void givenNameThatIsNoText_whenCreated_thenItsTextAlone() {
    post(WEBHOOKS, "{\"url\": \"" + URL + "\", \"name\": 12}").body("name", equalTo("12"));
    post(WEBHOOKS, named("  ci ")).body("name", equalTo("ci"));
  }

  private void checkCert(String value, boolean read) {
    post(WEBHOOKS, "{\"url\": \"" + URL + "\", \"check_cert\": " + value + "}")
        .statusCode(200)
        .body("check_cert", equalTo(read));
  }

  private static String named(String name) {
    return "{\"url\": \"" + URL + "\", \"name\": \"" + name + "\"}";
  }
}
