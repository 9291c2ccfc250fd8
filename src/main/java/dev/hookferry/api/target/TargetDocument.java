package dev.hookferry.api.target;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the OpenAPI document what all operations of the surface have in common: their failures,
 * and that a body may come as a form as well.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class TargetDocument implements OASFilter {

  private static final List<String> FORMS =
      List.of("application/x-www-form-urlencoded", "multipart/form-data");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getPaths().getPathItems().entrySet().stream()
        .filter(path -> isOurs(path.getKey()))
        .flatMap(path -> path.getValue().getOperations().values().stream())
        .forEach(TargetDocument::complete);
  }

  private static boolean isOurs(String path) {
    return new TargetErrors()
        .prefixes().stream().anyMatch(prefix -> (path + "/").startsWith(prefix + "/"));
  }

  private static void complete(Operation operation) {
    var responses = operation.getResponses();
    if (operation.getRequestBody() != null) {
      addForms(operation.getRequestBody().getContent());
      responses.addAPIResponse("400", failure(Map.of("url", List.of("Enter a valid URL."))));
      responses.addAPIResponse(
          "415", detail("Unsupported media type \"application/xml\" in request."));
    }
    responses.addAPIResponse("401", detail("Incorrect authentication credentials."));
    responses.addAPIResponse("403", detail("You do not have permission to perform this action."));
    responses.addAPIResponse("404", detail("Not found."));
    responses.addAPIResponse("default", detail("Method \"PUT\" not allowed."));
    responses.addAPIResponse("500", detail("Unexpected error while handling your request."));
  }

  private static void addForms(Content content) {
    MediaType json = content.getMediaType("application/json");
    FORMS.forEach(
        form -> content.addMediaType(form, OASFactory.createMediaType().schema(json.getSchema())));
  }

  private static APIResponse detail(String text) {
    return failure(Map.of("detail", text));
  }

  private static APIResponse failure(Map<String, Object> example) {
    MediaType json =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().addType(SchemaType.OBJECT))
            .example(example);
    return OASFactory.createAPIResponse()
        .description("Error")
        .content(OASFactory.createContent().addMediaType("application/json", json));
  }
}
