package dev.hookferry.api;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's description, judged by Swagger's own parser. */
@QuarkusTest
class OpenApiTest {

  private static final Set<String> EMPTY_BY_CONTRACT =
      Set.of(
          "DELETE /api/v2/public/webhooks/user/{webhookId}",
          "PUT /api/v1/webhooks/{webhook-uid}",
          "DELETE /api/v1/webhooks/{webhook-uid}");

  @Test
  void givenTheDescription_whenParsed_thenNothingIsWrongWithIt() {
    assertEquals(List.of(), parsed().getMessages());
  }

  @Test
  void givenTheDescription_whenRead_thenItNamesTheCredentials() {
    assertEquals(
        Set.of("ApiKeyHeader", "Bearer", "JWT", "OAuth2PasswordBearer"),
        description().getComponents().getSecuritySchemes().keySet());
  }

  @Test
  void givenPublishing_whenLookedUp_thenDataIsAnyJsonAndCloudEventsAreNamed() {
    Schema<?> data =
        (Schema<?>)
            description()
                .getComponents()
                .getSchemas()
                .get("EventRequest")
                .getProperties()
                .get("data");
    assertNull(data.getTypes());
    assertNull(data.getAnyOf());
    assertTrue(
        operation("/v1/webhooks/events", PathItem.HttpMethod.POST)
            .getRequestBody()
            .getContent()
            .keySet()
            .containsAll(
                List.of("application/cloudevents+json", "application/cloudevents-batch+json")));
  }

  @Test
  void givenTheTick_whenLookedUp_thenItsBodyMayBeLeftOut() {
    assertNotEquals(
        true, operation("/engine/tick", PathItem.HttpMethod.POST).getRequestBody().getRequired());
  }

  @Test
  void givenTheAccountsTargetWebhook_whenCreated_thenItsStatusIsTheDocumentedOne() {
    var answers = operation("/webhooks", PathItem.HttpMethod.POST).getResponses();
    assertTrue(answers.containsKey("201") && !answers.containsKey("200"), answers.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/ssh/verify/sessions/{session}/webhooks/{webhook}",
        "/targets/{target_id}/webhooks",
        "/api/v1/webhooks/{webhook-uid}",
        "/api/v2/public/webhooks/user/{webhookId}",
        "/v1/webhooks/endpoints"
      })
  void givenADocumentedPath_whenLookedUp_thenEachOperationHasSecurityAndAnswers(String path) {
    PathItem item = description().getPaths().get(path);
    item = item == null ? description().getPaths().get(path + "/") : item;

    for (var operation : item.readOperations()) {
      assertTrue(operation.getSecurity() != null && !operation.getSecurity().isEmpty(), path);
      assertTrue(operation.getResponses().size() > 1, path + " " + operation.getSummary());
    }
  }

  @Test
  void givenAnAnswerWithABody_whenLookedUp_thenItsContentIsDescribed() {
    Set<String> bare =
        description().getPaths().entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().readOperationsMap().entrySet().stream()
                        .filter(operation -> answersBare(operation.getValue()))
                        .map(operation -> operation.getKey() + " " + path.getKey()))
            .collect(toSet());
    assertEquals(EMPTY_BY_CONTRACT, bare);
  }

  private static boolean answersBare(Operation operation) {
    return operation.getResponses().entrySet().stream()
        .filter(answer -> answer.getKey().matches("20[0-3]"))
        .anyMatch(answer -> answer.getValue().getContent() == null);
  }

  @Test
  void givenTheLastPage_whenLookedUp_thenItsCursorMayBeNull() {
    Schema<?> page = description().getComponents().getSchemas().get("PageJsonEventJson");
    assertEquals(
        Set.of("string", "null"), ((Schema<?>) page.getProperties().get("next_cursor")).getTypes());
  }

  private static Operation operation(String path, PathItem.HttpMethod method) {
    return description().getPaths().get(path).readOperationsMap().get(method);
  }

  private static OpenAPI description() {
    return parsed().getOpenAPI();
  }

  private static SwaggerParseResult parsed() {
    String text = given().accept("application/json").get("/q/openapi?format=json").asString();
    return new OpenAPIV3Parser().readContents(text);
  }
}
