package dev.hookferry.api.account;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation of the surface how it refuses, said once instead of at each of them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AccountDocument implements OASFilter {

  /** What {@code PATCH} takes: all that a new endpoint may state, none of it required. */
  static final String CHANGE = "WebhookEndpointChangeRequest";

  private static final String CREATION = "WebhookEndpointCreateRequest";
  private static final String VALIDATION = "HTTPValidationError";
  private static final String REFUSAL = "Refusal";
  private static final String TOKENS = "account: tokens";

  @Override
  public Operation filterOperation(Operation operation) {
    List<String> tags = operation.getTags();
    if (tags != null && tags.stream().anyMatch(AccountDocument::isOurs)) {
      operation.getResponses().addAPIResponse("422", answer("Validation Error", VALIDATION));
      operation.getResponses().addAPIResponse("default", answer("Refused", REFUSAL));
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    components.addSchema(VALIDATION, validation());
    components.addSchema(REFUSAL, object().addProperty("detail", string()).addRequired("detail"));
    components.addSchema(
        CHANGE,
        object()
            .properties(components.getSchemas().get(CREATION).getProperties())
            .addProperty("enabled", type(SchemaType.BOOLEAN)));
  }

  private static boolean isOurs(String tag) {
    return tag.startsWith("account") && !tag.equals(TOKENS);
  }

  private static APIResponse answer(String description, String schema) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/json",
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(schema))));
  }

  private static Schema validation() {
    Schema place = OASFactory.createSchema().addAnyOf(string()).addAnyOf(type(SchemaType.INTEGER));
    Schema error =
        object()
            .title("ValidationError")
            .addProperty("loc", array(place))
            .addProperty("msg", string())
            .addProperty("type", string())
            .addProperty("input", OASFactory.createSchema())
            .addProperty("ctx", object())
            .required(List.of("loc", "msg", "type"));
    return object().addProperty("detail", array(error));
  }

  private static Schema string() {
    return type(SchemaType.STRING);
  }

  private static Schema object() {
    return type(SchemaType.OBJECT);
  }

  private static Schema array(Schema items) {
    return type(SchemaType.ARRAY).items(items);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
