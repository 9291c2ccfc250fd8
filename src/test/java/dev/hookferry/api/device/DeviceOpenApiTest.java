package dev.hookferry.api.device;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the service says of the surface. */
@QuarkusTest
class DeviceOpenApiTest {

  @Test
  void givenTheSurface_whenDescribed_thenEachOperationWithKeyAndErrors() {
    Map<String, Map<String, Map<String, Object>>> paths = openApi().getMap("paths");
    Set<String> operations =
        paths.entrySet().stream()
            .filter(path -> path.getKey().startsWith(DeviceClient.WEBHOOKS))
            .flatMap(path -> path.getValue().values().stream())
            .filter(operation -> operation.containsKey("summary"))
            .filter(
                operation -> operation.get("security").equals(List.of(Map.of("Bearer", List.of()))))
            .filter(operation -> statuses(operation).equals(Set.of("200", "400", "401", "403")))
            .map(operation -> (String) operation.get("operationId"))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "createDeviceWebhook",
            "listDeviceWebhooks",
            "getDeviceWebhook",
            "updateDeviceWebhook",
            "deleteDeviceWebhook",
            "testDeviceWebhook",
            "listDeviceEvents",
            "getDeviceEvent",
            "listDeviceRetries",
            "getDeviceDashboard"),
        operations);
  }

  @Test
  void givenEventTypes_whenDescribed_thenThoseThatAreTaken() {
    List<String> described = openApi().getList("components.schemas.DeviceEventType.enum");
    assertEquals(Set.copyOf(DeviceEventTypes.ALL), new HashSet<>(described));
  }

  private static Set<?> statuses(Map<String, Object> operation) {
    return ((Map<?, ?>) operation.get("responses")).keySet();
  }

  private static JsonPath openApi() {
    return get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
  }
}
