package dev.hookferry.api.account;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes how the surface refuses, and the other ways in which it takes events. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = AccountDocument.AFTER_THE_KIT)
public class AccountDocument implements OASFilter {

  static final String VALIDATION = "HTTPValidationError";
  static final String REFUSAL = "Refusal";
  static final String TOKEN_ERROR = "TokenError";

  static final int AFTER_THE_KIT = 0;

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .addSchema(VALIDATION, validation())
        .addSchema(REFUSAL, object().addProperty("detail", string()).addRequired("detail"))
        .addSchema(TOKEN_ERROR, object().addProperty("error", string()).addRequired("error"));
    document
        .getPaths()
        .getPathItem("/v1/webhooks/events")
        .getPOST()
        .getRequestBody()
        .getContent()
        .addMediaType("application/cloudevents+json", body(object()))
        .addMediaType("application/cloudevents-batch+json", body(array(object())));
  }

  private static MediaType body(Schema schema) {
    return OASFactory.createMediaType().schema(schema);
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
