package dev.hookferry.api.session;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says in the OpenAPI document what no annotation can: that a header may be shown with null for
 * values.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SessionDocument implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var webhook = document.getComponents().getSchemas().get("SessionWebhook");
    webhook.getProperties().get("headers").setAdditionalPropertiesSchema(valuesOrNull());
  }

  private static Schema valuesOrNull() {
    return OASFactory.createSchema()
        .addType(SchemaType.ARRAY)
        .addType(SchemaType.NULL)
        .items(OASFactory.createSchema().addType(SchemaType.STRING));
  }
}
