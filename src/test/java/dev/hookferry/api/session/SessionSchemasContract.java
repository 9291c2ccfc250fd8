package dev.hookferry.api.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hookferry.support.RawRequest;
import io.restassured.response.ValidatableResponse;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every document is valid by the schema that it names. */
abstract class SessionSchemasContract extends SessionApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void givenEachKindOfAnswer_whenChecked_thenValidByItsOwnSchema() throws Exception {
    String path = webhook();
    checkValid(
        put(
            path,
            """
            {"backoff_multiplier": 1.5, "events": ["verified"], "headers": {"A": null, "B": ["c"]},
             "initial_backoff": 1, "method": "put", "retries": 1}"""));
    checkValid(admin().get(path).then());
    checkValid(admin().get(WEBHOOKS).then());
    checkValid(admin().get(SESSIONS + "s-1/").then());
    checkValid(admin().get(SESSIONS).then());
    checkValid(put(path, "{\"a\": [1, null]}"));
    checkValid(admin().get(SESSIONS + "nowhere/").then());
  }

  @Test
  void givenClientThatNamesNoHost_whenAnswered_thenTheSchemaIsAtTheAddressThatItCalled()
      throws Exception {
    int port = RawRequest.base().getPort();
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(("GET " + SESSIONS + " HTTP/1.0\r\n\r\n").getBytes());
      String answer = new String(socket.getInputStream().readAllBytes());
      assertThat(answer, containsString("http://127.0.0.1:" + port + "/schemas/"));
    }
  }

  private static void checkValid(ValidatableResponse answer) throws Exception {
    JsonNode document = JSON.readTree(answer.extract().asString());
    var schema = given().get(document.get("$schema").textValue()).then().statusCode(200);
    schema.contentType("application/json");
    var faults =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.extract().asString())
            .validate(document);
    assertEquals(List.of(), faults);
  }
}
