package dev.hookferry.deploy;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The function with the events that AWS sends it, by the framework's local event server. Run by the
 * profile {@code lambda}.
 */
@QuarkusTest
class LambdaEventsCheck {

  private static final Path EVENTS = Path.of("deploy/lambda/events");
  private static final String EVENT_SERVER = "/_lambda_";

  /**
   * Empty outside of its profile, where this class is not run but its injection points are checked.
   */
  @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
  Optional<Integer> port;

  private TestAccount account;

  @BeforeEach
  void makeAccount() {
    RestAssured.port = port.orElseThrow();
    account = TestAccount.create();
  }

  @Test
  void givenGatewayAndScheduleEvents_whenInvoked_thenPublishedAndDelivered() throws IOException {
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(500).then(204)) {
      account.endpoint(receiver.url(), Map.of("initial_backoff_seconds", 1));

      JsonPath published = invoke("publish.json", "ACCOUNT_KEY", account.adminKey());
      assertEquals(202, published.getInt("statusCode"), published.prettify());
      assertEquals(List.of(), receiver.requests());

      JsonPath tick = tick();
      assertEquals(1, tick.getInt("rescheduled"), tick.prettify());
      ReceivedRequest first = receiver.next();
      assertTrue(first.text().contains("\"data\":{\"id\": \"in_1\", \"total\": 12}"), first.text());

      while (tick.getInt("delivered") == 0) {
        tick = tick();
      }
      assertEquals(first.header("webhook-id"), receiver.next().header("webhook-id"));
    }
  }

  @Test
  void givenWrongKey_whenInvoked_thenRefusedAsOverHttp() throws IOException {
    assertEquals(401, invoke("tick.json", "OPERATOR_KEY", "wrong").getInt("statusCode"));
    assertEquals(401, invoke("publish.json", "ACCOUNT_KEY", "wrong").getInt("statusCode"));
  }

  @Test
  void givenTemplate_whenItsScheduleIsRead_thenTheEventThatIsTestedHere() throws IOException {
    JsonNode template = Manifest.of(Path.of("deploy/lambda/template.yaml")).getFirst().yaml();
    String input =
        template.at("/Resources/Tick/Properties/Events/EveryMinute/Properties/Input").asText();
    String secret = "{{resolve:secretsmanager:${Secret}:SecretString:operatorKey}}";
    assertEquals(
        new ObjectMapper().readTree(Files.readString(EVENTS.resolve("tick.json"))),
        new ObjectMapper().readTree(input.replace(secret, "OPERATOR_KEY")));
  }

  private static JsonPath tick() throws IOException {
    JsonPath answer = invoke("tick.json", "OPERATOR_KEY", PostgresResource.OPERATOR_KEY);
    assertEquals(200, answer.getInt("statusCode"), answer.prettify());
    return JsonPath.from(answer.getString("body"));
  }

  private static JsonPath invoke(String event, String placeholder, String key) throws IOException {
    return given()
        .contentType("application/json")
        .body(Files.readString(EVENTS.resolve(event)).replace(placeholder, key))
        .post(EVENT_SERVER)
        .then()
        .extract()
        .jsonPath();
  }
}
