package dev.hookferry.deploy;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard and the alerts ask for metrics that the service really has. */
@QuarkusTest
class MonitoringTest {

  private static final Path FOLDER = Path.of("deploy", "monitoring");
  private static final Pattern METRIC = Pattern.compile("\\b(?:hookferry|http_server)_[a-z_]+\\b");
  private static final Pattern SAMPLE =
      Pattern.compile("^([a-z_]+)(?:\\{[^}]*})? ", Pattern.MULTILINE);

  @ParameterizedTest
  @ValueSource(strings = {"dashboard.json", "alerts.yaml"})
  void givenServiceThatDelivered_whenScraped_thenHasEveryMetricThatIsAskedFor(String file)
      throws IOException {
    Set<String> asked = new TreeSet<>();
    expressions(file)
        .forEach(
            expression ->
                METRIC.matcher(expression).results().forEach(found -> asked.add(found.group())));
    assertFalse(asked.isEmpty());
    deliverOne();
    Set<String> missing = new TreeSet<>(asked);
    missing.removeAll(scraped());
    assertEquals(Set.of(), missing);
  }

  @Test
  void givenAlerts_whenRead_thenEachSaysHowBadItIsAndWhatHappened() throws IOException {
    for (JsonNode rule : rules()) {
      assertEquals(
          Set.of(),
          absent(rule, "/alert", "/expr", "/for", "/labels/severity", "/annotations/summary"));
    }
    List<String> names = rules().stream().map(rule -> rule.path("alert").asText()).toList();
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  private static Set<String> absent(JsonNode rule, String... paths) {
    return Set.of(paths).stream()
        .filter(path -> rule.at(path).asText().isBlank())
        .collect(Collectors.toSet());
  }

  private static void deliverOne() {
    TestAccount account = TestAccount.create();
    try (ScriptedReceiver receiver = ScriptedReceiver.start()) {
      account.endpoint(receiver.url(), Map.of());
      account.publish("a.b", "1");
      eventually(
          () ->
              given()
                  .get("/q/metrics")
                  .then()
                  .body(containsString("hookferry_attempts_seconds_count{outcome=\"succeeded\"")));
    }
  }

  private static Set<String> scraped() {
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    Set<String> names = new TreeSet<>();
    SAMPLE.matcher(metrics).results().forEach(sample -> names.add(sample.group(1)));
    return names;
  }

  private static List<String> expressions(String file) throws IOException {
    return file.endsWith(".json")
        ? new ObjectMapper().readTree(FOLDER.resolve(file).toFile()).findValuesAsText("expr")
        : rules().stream().map(rule -> rule.path("expr").asText()).toList();
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    JsonNode groups =
        new YAMLMapper().readTree(FOLDER.resolve("alerts.yaml").toFile()).path("groups");
    groups.forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }
}
