package dev.hookferry.deploy;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed is what Kubernetes takes, and holds together. */
class ManifestsTest {

  @ParameterizedTest
  @MethodSource("dev.hookferry.deploy.Deployed#manifests")
  void givenManifest_whenReadStrictly_thenEveryMemberKnown(Manifest manifest) throws IOException {
    assertFalse(manifest.name().isEmpty());
    if (Models.isKubernetes(manifest)) {
      Models.read(manifest);
    } else {
      assertEquals(List.of(), schema(manifest).validate(manifest.yaml()));
    }
  }

  @Test
  void givenMisspeltMember_whenReadStrictly_thenRefused() {
    Manifest api = Deployed.named("Deployment", "hookferry-api");
    ((ObjectNode) api.yaml().at("/spec/template/spec/containers/0")).put("imagePullPolice", "x");
    assertThrows(AssertionError.class, () -> Models.read(api));
  }

  @ParameterizedTest
  @MethodSource("dev.hookferry.deploy.Deployed#workloads")
  void givenWorkload_whenRead_thenPodIsRestricted(Manifest workload) {
    JsonNode pod = workload.podTemplate().path("spec");
    Models.readPodSpec(withoutKnativeMembers(pod));
    assertAll(
        () -> assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean()),
        () ->
            assertEquals("RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asText()),
        () -> assertFalse(pod.path("automountServiceAccountToken").asBoolean(true)),
        () -> assertFalse(pod.path("enableServiceLinks").asBoolean(true)));
    workload.containers().forEach(ManifestsTest::assertRestricted);
  }

  private static void assertRestricted(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertAll(
        () -> assertFalse(security.path("allowPrivilegeEscalation").asBoolean(true)),
        () -> assertTrue(security.path("readOnlyRootFilesystem").asBoolean()),
        () -> assertEquals("ALL", security.at("/capabilities/drop/0").asText()),
        () -> assertTrue(container.at("/resources/requests").has("memory")),
        () -> assertTrue(container.at("/resources/limits").has("memory")));
  }

  @Test
  void givenServices_whenMatched_thenEachSelectsAPodAndANamedPort() {
    for (Manifest service : Deployed.manifests()) {
      if (service.kind().equals("Service") && service.group().isEmpty()) {
        JsonNode selector = service.yaml().at("/spec/selector");
        Manifest selected =
            Deployed.workloads().stream()
                .filter(pod -> covers(pod.podTemplate().at("/metadata/labels"), selector))
                .findFirst()
                .orElseThrow(() -> new AssertionError("selects nothing: " + service));
        Set<String> ports =
            selected
                .containers()
                .flatMap(box -> Manifest.stream(box.path("ports")))
                .map(port -> port.path("name").asText())
                .collect(toSet());
        assertTrue(ports.contains(service.yaml().at("/spec/ports/0/targetPort").asText()));
      }
    }
  }

  @Test
  void givenScalersAndBudgets_whenMatched_thenTheirTargetsExist() {
    Set<String> deployments =
        Deployed.workloads().stream()
            .filter(workload -> workload.kind().equals("Deployment"))
            .map(Manifest::name)
            .collect(toSet());
    for (Manifest scaler : Deployed.manifests()) {
      JsonNode target = scaler.yaml().at("/spec/scaleTargetRef/name");
      assertTrue(target.isMissingNode() || deployments.contains(target.asText()), scaler::toString);
      assertTrue(
          !scaler.kind().equals("PodDisruptionBudget") || deployments.contains(scaler.name()));
    }
  }

  private static boolean covers(JsonNode labels, JsonNode selector) {
    return selector.properties().stream()
        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
  }

  private static Schema schema(Manifest manifest) throws IOException {
    String file = "/deploy/" + manifest.group() + "." + manifest.kind() + ".schema.json";
    try (InputStream schema = ManifestsTest.class.getResourceAsStream(file)) {
      if (schema == null) {
        throw new AssertionError("no " + file);
      }
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new ObjectMapper().readTree(schema));
    }
  }

  private static JsonNode withoutKnativeMembers(JsonNode pod) {
    ObjectNode plain = pod.deepCopy();
    plain.remove(List.of("containerConcurrency", "timeoutSeconds"));
    return plain;
  }
}
