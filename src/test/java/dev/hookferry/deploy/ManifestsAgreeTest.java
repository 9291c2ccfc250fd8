package dev.hookferry.deploy;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.Cidr;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed agrees with the application: settings, probes, times, addresses. */
class ManifestsAgreeTest {

  private static final Path IMAGES = Path.of("src/main/docker");
  private static final Path SHARED = Path.of("deploy/kubernetes/base/settings.env");
  private static final Map<String, String> SETTINGS = SettingNames.all();
  private static final Pattern SETTING = Pattern.compile("HOOKFERRY_[A-Z][A-Z_]*");
  private static final Set<String> OF_COMPOSE_ALONE = Set.of("HOOKFERRY_IMAGE", "HOOKFERRY_PORT");
  private static final Set<String> FRAMEWORK_SETTINGS =
      Set.of(
          "QUARKUS_HTTP_PORT",
          "QUARKUS_HTTP_IDLE_TIMEOUT",
          "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE",
          "QUARKUS_INIT_AND_EXIT");
  private static final Set<String> HEALTH =
      Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

  static List<Path> texts() throws IOException {
    try (Stream<Path> deployed = Files.walk(Deployed.FOLDER);
        Stream<Path> images = Files.list(IMAGES)) {
      return Stream.concat(deployed.filter(Files::isRegularFile), images).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hookferry.deploy.Deployed#ours")
  void givenOurContainer_whenRead_thenUserOfTheImage(Manifest workload) throws IOException {
    String image = Files.readString(IMAGES.resolve("Dockerfile.jvm"));
    String user = workload.podTemplate().at("/spec/securityContext/runAsUser").asText();
    assertTrue(image.contains("USER " + user + "\n"), user);
  }

  @ParameterizedTest
  @MethodSource("dev.hookferry.deploy.Deployed#ours")
  void givenOurContainer_whenItsSettingsAreRead_thenEachExistsAndHasAGoodValue(Manifest workload)
      throws IOException {
    Map<String, String> environment = environment(workload);
    for (String name : environment.keySet()) {
      assertTrue(SETTINGS.containsKey(name) || FRAMEWORK_SETTINGS.contains(name), name);
    }
    config(environment);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void givenAnyFile_whenItNamesASetting_thenItExists(Path file) throws IOException {
    Set<String> named =
        SETTING.matcher(Files.readString(file)).results().map(MatchResult::group).collect(toSet());
    named.removeAll(SETTINGS.keySet());
    named.removeAll(OF_COMPOSE_ALONE);
    assertEquals(Set.of(), named);
  }

  @ParameterizedTest
  @MethodSource("dev.hookferry.deploy.Deployed#ours")
  void givenOurProbes_whenRead_thenPathsAndPortsAreTheApplications(Manifest workload)
      throws IOException {
    String port = environment(workload).getOrDefault("QUARKUS_HTTP_PORT", "8080");
    JsonNode container = workload.containers().findFirst().orElseThrow();
    Manifest.stream(container.path("ports"))
        .forEach(open -> assertEquals(port, open.path("containerPort").asText()));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      if (container.has(probe)) {
        JsonNode get = container.at("/" + probe + "/httpGet");
        assertTrue(HEALTH.contains(get.path("path").asText()), get.toString());
        assertTrue(Set.of("http", port).contains(get.path("port").asText()), get.toString());
      }
    }
  }

  @Test
  void givenDeployments_whenStopped_thenTheGraceCoversPauseDrainAndShutdown() throws IOException {
    for (String name : List.of("hookferry-api", "hookferry-worker")) {
      Manifest deployment = Deployed.named("Deployment", name);
      JsonNode pod = deployment.podTemplate().path("spec");
      Duration pause =
          Duration.ofSeconds(pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asLong());
      Duration drain = config(environment(deployment)).engine().drainTimeout();
      Duration grace = Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asLong());
      assertTrue(grace.compareTo(pause.plus(drain).plus(shutdown())) > 0, name);
    }
  }

  @Test
  void givenScalersQueries_whenRead_thenColumnsOfTheBacklog() throws IOException {
    String view = Files.readString(Path.of("src/main/resources/db/migration/V2__backlog.sql"));
    for (JsonNode trigger :
        Deployed.named("ScaledObject", "hookferry-worker").yaml().at("/spec/triggers")) {
      String query = trigger.at("/metadata/query").asText();
      String column = query.replace("SELECT ", "").replace(" FROM backlog", "");
      assertTrue(view.contains(" AS " + column + ","), query);
    }
  }

  @Test
  void givenReceiversPolicy_whenComparedWithTheGuard_thenWhatIsExceptedIsBlockedThereToo()
      throws IOException {
    AddressGuard guard = new AddressGuard(List.of());
    JsonNode blocks =
        Deployed.named("NetworkPolicy", "hookferry-receivers").yaml().at("/spec/egress/0/to");
    int excepted = 0;
    for (JsonNode block : blocks) {
      for (JsonNode range : block.at("/ipBlock/except")) {
        String address = range.asText().substring(0, range.asText().indexOf('/'));
        assertFalse(guard.permits(InetAddress.getByName(address)), range.asText());
        Cidr.parse(range.asText());
        excepted++;
      }
    }
    assertTrue(excepted > 15, "ranges " + excepted);
  }

  /** Of the first container: the shared settings where it takes them, then its own. */
  private static Map<String, String> environment(Manifest workload) throws IOException {
    Map<String, String> environment = new HashMap<>();
    JsonNode container = workload.containers().findFirst().orElseThrow();
    if (container.has("envFrom")) {
      Properties shared = new Properties();
      shared.load(new StringReader(Files.readString(SHARED)));
      shared.forEach((name, value) -> environment.put((String) name, (String) value));
    }
    for (JsonNode variable : container.path("env")) {
      String secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
      environment.put(
          variable.path("name").asText(),
          variable.has("value") ? variable.path("value").asText() : secret);
    }
    return environment;
  }

  private static HookferryConfig config(Map<String, String> environment) {
    Map<String, String> properties = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (SETTINGS.containsKey(name)) {
            properties.put(SETTINGS.get(name), value);
          }
        });
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(HookferryConfig.class)
        .withSources(new PropertiesConfigSource(properties, "manifest", 500))
        .build()
        .getConfigMapping(HookferryConfig.class);
  }

  private static Duration shutdown() throws IOException {
    Properties framework = new Properties();
    framework.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));
    return Duration.parse("PT" + framework.getProperty("quarkus.shutdown.timeout"));
  }
}
