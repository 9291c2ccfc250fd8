package dev.hookferry.api.session;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Says in the OpenAPI document what no annotation can: that a header may have null for values. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SessionDocument implements OASFilter {

  private static final List<String> WITH_HEADERS =
      List.of("SessionWebhook", "SessionWebhookChange", "NewSessionWebhook");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    WITH_HEADERS.stream()
        .map(document.getComponents().getSchemas()::get)
        .map(schema -> schema.getProperties().get("headers"))
        .forEach(headers -> headers.setAdditionalPropertiesSchema(valuesOrNull()));
  }

  private static Schema valuesOrNull() {
    return OASFactory.createSchema()
        .addType(SchemaType.ARRAY)
        .addType(SchemaType.NULL)
        .items(OASFactory.createSchema().addType(SchemaType.STRING));
  }
}
