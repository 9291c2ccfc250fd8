package dev.hookferry.api.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The OpenAPI document tells of this surface what its own document tells. */
@QuarkusTest
class AccountDocumentTest {

  private static final String CREATE = "paths.'/v1/webhooks/endpoints'.post.";

  @Test
  void givenCreate_whenDescribed_thenAsInTheDocument() {
    document()
        .body(CREATE + "summary", is("Create Endpoint"))
        .body(
            CREATE + "requestBody.content.'application/json'.schema.'$ref'",
            is("#/components/schemas/WebhookEndpointCreateRequest"))
        .body(
            CREATE + "responses.'200'.content.'application/json'.schema.'$ref'",
            is("#/components/schemas/WebhookEndpointCreateResponse"))
        .body(
            CREATE + "responses.'422'.content.'application/json'.schema.'$ref'",
            is("#/components/schemas/HTTPValidationError"))
        .body(
            CREATE + "security", hasItems(hasKey("ApiKeyHeader"), hasKey("OAuth2PasswordBearer")));
  }

  @Test
  void givenSchemas_whenDescribed_thenTheirBounds() {
    String request = "components.schemas.WebhookEndpointCreateRequest.";
    document()
        .body(request + "required", contains("url"))
        .body(request + "properties.timeout_seconds.minimum", is(3))
        .body(request + "properties.timeout_seconds.maximum", is(60))
        .body(request + "properties.timeout_seconds.default", is(10))
        .body(request + "properties.max_retries.maximum", is(7))
        .body(
            "components.schemas.WebhookEndpointResponse.required",
            containsInAnyOrder(
                "id",
                "user_id",
                "url",
                "status",
                "enabled",
                "signing_version",
                "timeout_seconds",
                "max_retries",
                "consecutive_failures",
                "created_at",
                "updated_at"));
  }

  @Test
  void givenOtherOperations_whenDescribed_thenTheirAnswersAndParameters() {
    document()
        .body(
            "paths.'/v1/webhooks/endpoints/{id}'.patch.requestBody.content.'application/json'.schema.'$ref'",
            is("#/components/schemas/WebhookEndpointChangeRequest"))
        .body(
            "components.schemas.WebhookEndpointChangeRequest.properties", hasKey("timeout_seconds"))
        .body("paths.'/v1/webhooks/events'.post.responses", hasKey("202"))
        .body("paths.'/v1/webhooks/api-keys'.post.responses", hasKey("201"))
        .body("paths.'/v1/webhooks/deliveries/{id}/replay'.post.responses", hasKey("202"))
        .body("paths.'/v1/webhooks/endpoints/{id}'.delete.responses", hasKey("204"))
        .body("paths.'/v1/webhooks/scopes/{kind}/{id}'.put.responses", hasKey("201"))
        .body("paths.'/v1/webhooks/deliveries'.get.parameters.name", hasItems("status", "cursor"))
        .body("paths.'/v1/webhooks/events'.post.parameters.name", hasItems("Idempotency-Key"))
        .body(
            "paths.'/v1/token'.post.requestBody.content.'application/x-www-form-urlencoded'",
            notNullValue())
        .body(
            "components.schemas.WebhookEndpointResponse.properties.circuit.enum",
            hasItems("closed", "open", "half_open"))
        .body("components.securitySchemes", hasKey("ApiKeyHeader"))
        .body("components.securitySchemes.OAuth2PasswordBearer.type", is("oauth2"));
  }

  private static ValidatableResponse document() {
    return given().get("/q/openapi?format=json").then().statusCode(200);
  }
}
