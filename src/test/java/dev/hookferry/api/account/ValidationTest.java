package dev.hookferry.api.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a new endpoint is said as pydantic v2 says it. */
@QuarkusTest
class ValidationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static TestAccount account;

  @TestHTTPResource URI origin;

  @BeforeEach
  void createAccountOnce() {
    account = account == null ? TestAccount.create() : account;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // member | value | type | message | ctx
        "url|1|string_type|Input should be a valid string|",
        "url|null|string_type|Input should be a valid string|",
        "description|[]|string_type|Input should be a valid string|",
        "timeout_seconds|2|greater_than_equal|Input should be greater than or equal to 3|{\"ge\":3}",
        "timeout_seconds|61|less_than_equal|Input should be less than or equal to 60|{\"le\":60}",
        "timeout_seconds|1e999999999|less_than_equal|Input should be less than or equal to 60|{\"le\":60}",
        "timeout_seconds|true|greater_than_equal|Input should be greater than or equal to 3|{\"ge\":3}",
        "timeout_seconds|\"abc\"|int_parsing|Input should be a valid integer, unable to parse string as an integer|",
        "timeout_seconds|\"3.5\"|int_parsing|Input should be a valid integer, unable to parse string as an integer|",
        "timeout_seconds|3.5|int_from_float|Input should be a valid integer, got a number with a fractional part|",
        "timeout_seconds|null|int_type|Input should be a valid integer|",
        "timeout_seconds|[3]|int_type|Input should be a valid integer|",
        "max_retries|0|greater_than_equal|Input should be greater than or equal to 1|{\"ge\":1}",
        "max_retries|8|less_than_equal|Input should be less than or equal to 7|{\"le\":7}",
        "event_patterns|\"a\"|list_type|Input should be a valid list|",
        "name|1|string_type|Input should be a valid string|",
        "method|\"GET\"|literal_error|Input should be 'POST', 'PUT' or 'PATCH'|{\"expected\":\"'POST', 'PUT' or 'PATCH'\"}",
        "method|\"post\"|literal_error|Input should be 'POST', 'PUT' or 'PATCH'|{\"expected\":\"'POST', 'PUT' or 'PATCH'\"}",
        "headers|\"{}\"|dict_type|Input should be a valid dictionary|",
        "verify_tls|null|bool_type|Input should be a valid boolean|",
        "verify_tls|\"maybe\"|bool_parsing|Input should be a valid boolean, unable to interpret input|",
        "verify_tls|2|bool_parsing|Input should be a valid boolean, unable to interpret input|",
        "initial_backoff_seconds|0|greater_than_equal|Input should be greater than or equal to 1|{\"ge\":1}",
        "initial_backoff_seconds|86401|less_than_equal|Input should be less than or equal to 86400|{\"le\":86400}",
        "backoff_multiplier|0.5|greater_than_equal|Input should be greater than or equal to 1|{\"ge\":1.0}",
        "backoff_multiplier|10.5|less_than_equal|Input should be less than or equal to 10|{\"le\":10.0}",
        "backoff_multiplier|\"x\"|float_parsing|Input should be a valid number, unable to parse string as a number|",
        "backoff_multiplier|[]|float_type|Input should be a valid number|",
        "rate_limit_per_second|0|greater_than_equal|Input should be greater than or equal to 1|{\"ge\":1}",
        "metadata|[]|dict_type|Input should be a valid dictionary|",
        "scope|\"x\"|model_attributes_type|Input should be a valid dictionary or object to extract fields from|",
        "description|\"\\u0000\"|value_error|Value error, a null character cannot be stored|{\"error\":{}}",
        "metadata|{\"a\":[\"\\u0000\"]}|value_error|Value error, a null character cannot be stored|{\"error\":{}}",
        "description|\"\\ud800\"|string_unicode|Input should be a valid string, unable to parse raw data as a unicode string|",
      })
  void givenBadMember_whenCreated_thenPydanticsWords(
      String member, String value, String type, String message, String context) throws Exception {
    JsonNode detail = details(create(withUrl(member, value)));
    assertEquals(1, detail.size(), detail.toString());
    assertEquals(type, detail.at("/0/type").textValue());
    assertEquals("[\"body\",\"" + member + "\"]", detail.at("/0/loc").toString());
    assertEquals(message, detail.at("/0/msg").textValue());
    assertEquals(context == null ? "" : context, text(detail.at("/0/ctx")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "timeout_seconds|\"15\"|15",
        "timeout_seconds|\" +15.0 \"|15",
        "timeout_seconds|3.0|3",
        "timeout_seconds|60|60",
        "max_retries|true|1",
        "verify_tls|\"off\"|false",
        "verify_tls|1.0|true",
        "backoff_multiplier|\"1e1\"|10.0",
        "description|\"\"|\"\"",
        "name|null|\"\"",
        "method|\"PATCH\"|\"PATCH\"",
        "headers|{\"X-A\":\"1\",\"x-b\":\"\"}|{\"X-A\":\"1\",\"x-b\":\"\"}",
        "headers|null|{}",
        "metadata|{\"a\":{\"b\":[1,null]}}|{\"a\":{\"b\":[1,null]}}",
      })
  void givenLaxValue_whenCreated_thenTaken(String member, String value, String shown)
      throws Exception {
    JsonNode created = JSON.readTree(create(withUrl(member, value)).asString());
    assertEquals(shown, created.at("/endpoint/" + member).toString(), created.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void givenNoPatterns_whenCreated_thenEveryType(String patterns) {
    create(withUrl("event_patterns", patterns))
        .then()
        .statusCode(200)
        .body("endpoint.subscribed_event_patterns", contains("*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "ftp://example.com",
        "https://",
        "",
        "https://user@example.com/",
        "https://example.com/#f",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/",
        "http://[fe80::1]/",
        "http://0x7f000001/",
      })
  void givenBadUrl_whenCreated_thenValueError(String url) throws Exception {
    JsonNode detail = details(create("{\"url\":" + JSON.writeValueAsString(url) + "}"));
    assertEquals("value_error", detail.at("/0/type").textValue());
    assertEquals("[\"body\",\"url\"]", detail.at("/0/loc").toString());
    assertEquals(url, detail.at("/0/input").textValue());
    assertEquals("{\"error\":{}}", detail.at("/0/ctx").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,URL must be an absolute http or https URL of a public host",
    "https://user@example.com/,URL must have no user and no password",
    "https://u:p@bücher.example/,URL must have no user and no password",
    "https://example.com/#f,URL must have no fragment",
    "http://0x7f000001/,URL must have a host and a port that can be called",
    "http://bü%20cher.example/,URL must have a host and a port that can be called",
    "http://10.0.0.1/,URL must be an absolute http or https URL of a public host"
  })
  void givenBadUrl_whenCreated_thenItsReason(String url, String reason) throws Exception {
    JsonNode detail = details(create("{\"url\":" + JSON.writeValueAsString(url) + "}"));
    assertEquals("Value error, " + reason, detail.at("/0/msg").textValue());
  }

  @Test
  void givenHostBeyondAscii_whenCreated_thenShownAsGiven() {
    create("{\"url\":\"https://Bücher.example/\"}")
        .then()
        .statusCode(200)
        .body("endpoint.url", is("https://Bücher.example/"));
  }

  @Test
  void givenBadItem_whenCreated_thenItsPlace() throws Exception {
    JsonNode detail = details(create(withUrl("event_patterns", "[\"a\",1]")));
    assertEquals(
        "[{\"type\":\"string_type\",\"loc\":[\"body\",\"event_patterns\",1],"
            + "\"msg\":\"Input should be a valid string\",\"input\":1}]",
        detail.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "CONTENT-TYPE", "x-real-ip", "a b", "", "é"})
  void givenForbiddenHeader_whenCreated_thenRefusedByName(String name) throws Exception {
    String headers = JSON.createObjectNode().put(name, "x").toString();
    JsonNode detail = details(create(withUrl("headers", headers)));
    assertEquals("value_error", detail.at("/0/type").textValue());
    assertEquals(name, detail.at("/0/loc/2").textValue());
  }

  @Test
  void givenBadHeaderValues_whenCreated_thenRefused() throws Exception {
    JsonNode detail = details(create(withUrl("headers", "{\"X-A\":\"a\\nb\",\"X-B\":1}")));
    assertEquals("[\"body\",\"headers\",\"X-B\"]", detail.at("/0/loc").toString());
    detail = details(create(withUrl("headers", "{\"X-A\":\"a\\nb\"}")));
    assertEquals("[\"body\",\"headers\",\"X-A\"]", detail.at("/0/loc").toString());
  }

  @Test
  void givenTooManyHeaders_whenCreated_thenRefused() throws Exception {
    var headers = JSON.createObjectNode();
    for (int i = 0; i <= 20; i++) {
      headers.put("X-" + i, "v");
    }
    JsonNode detail = details(create(withUrl("headers", headers.toString())));
    assertEquals(
        "Dictionary should have at most 20 items after validation, not 21",
        detail.at("/0/msg").textValue());
    detail = details(create(withUrl("headers", "{\"X\":\"" + "a".repeat(4096) + "\"}")));
    assertEquals("value_error", detail.at("/0/type").textValue());
  }

  @Test
  void givenSeveralProblems_whenCreated_thenAllInTheDocumentsOrder() throws Exception {
    String body = "{\"max_retries\":0,\"timeout_seconds\":2,\"event_patterns\":1,\"x\":2}";
    JsonNode detail = details(create(body));
    assertEquals(
        "{\"type\":\"missing\",\"loc\":[\"body\",\"url\"],\"msg\":\"Field required\",\"input\":"
            + body
            + "}",
        detail.get(0).toString());
    assertEquals(
        "event_patterns,timeout_seconds,max_retries",
        String.join(
            ",",
            detail.at("/1/loc/1").textValue(),
            detail.at("/2/loc/1").textValue(),
            detail.at("/3/loc/1").textValue()));
  }

  @Test
  void givenNoJson_whenCreated_thenTellsWhere() {
    create("{\"url\": }")
        .then()
        .statusCode(422)
        .body("detail[0].type", is("json_invalid"))
        .body("detail[0].loc", contains("body", 8))
        .body("detail[0].msg", is("JSON decode error"));
  }

  @Test
  void givenTwoThingsWrong_whenCreated_thenMalformedThenKeyThenRoleThenFields() {
    String none = "hk_none";
    String publisher = account.key("publisher");
    create(none, "{").then().statusCode(422).body("detail[0].type", is("json_invalid"));
    create(publisher, "{").then().statusCode(422).body("detail[0].type", is("json_invalid"));
    create(none, "{}").then().statusCode(401);
    create(publisher, "{}").then().statusCode(403);
    create(account.adminKey(), "{}").then().statusCode(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void givenNoBody_whenCreated_thenFieldRequired(String body) throws Exception {
    assertEquals(
        "[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\",\"input\":null}]",
        details(create(body)).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "\"x\""})
  void givenNoObject_whenCreated_thenNotADictionary(String body) throws Exception {
    assertEquals(
        "[{\"type\":\"model_attributes_type\",\"loc\":[\"body\"],\"msg\":\"Input should be a valid"
            + " dictionary or object to extract fields from\",\"input\":"
            + body
            + "}]",
        details(create(body)).toString());
  }

  @Test
  void givenText_whenCreated_thenNotADictionary() throws Exception {
    Response answer =
        account
            .admin()
            .contentType("text/plain")
            .body("{\"url\":")
            .post(EndpointsResourceTest.PATH);
    assertEquals("model_attributes_type", details(answer).at("/0/type").textValue());
    assertEquals("{\"url\":", details(answer).at("/0/input").textValue());
  }

  @Test
  void givenNoContentType_whenCreated_thenTakenForJson() throws Exception {
    var request =
        HttpRequest.newBuilder(origin.resolve(EndpointsResourceTest.PATH))
            .header("X-API-Key", account.adminKey())
            .POST(BodyPublishers.ofString("{\"url\":\"https://example.com\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
    }
  }

  private static Response create(String body) {
    return create(account.adminKey(), body);
  }

  private static Response create(String key, String body) {
    return TestAccount.as(key).body(body).post(EndpointsResourceTest.PATH);
  }

  private static String withUrl(String member, String value) {
    return member.equals("url")
        ? "{\"url\":" + value + "}"
        : "{\"url\":\"https://example.com\",\"" + member + "\":" + value + "}";
  }

  private static JsonNode details(Response answer) throws Exception {
    assertEquals(422, answer.statusCode(), answer.asString());
    return JSON.readTree(answer.asString()).get("detail");
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "" : node.toString();
  }
}
