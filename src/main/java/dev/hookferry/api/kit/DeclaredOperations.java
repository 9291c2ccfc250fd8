package dev.hookferry.api.kit;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/**
 * Writes into the OpenAPI document what is declared elsewhere: bodies and queries by the shapes
 * that {@link Takes} names, the status of {@code @ResponseStatus}, how each surface refuses. Runs
 * when the service is built; nothing of it is there when it starts.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DeclaredOperations implements OASFilter {

  private static final List<String> FORMS =
      List.of("application/x-www-form-urlencoded", "multipart/form-data");

  private static final List<String> SUCCESSES = List.of("200", "201", "204");

  private final Declarations declared;

  public DeclaredOperations(IndexView index) {
    this.declared = new Declarations(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Description description = new Description(document.getComponents());
    document.getPaths().getPathItems().forEach((path, item) -> complete(path, item, description));
  }

  private void complete(String path, PathItem item, Description description) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              declared.takes(operation).ifPresent(takes -> take(takes, operation, description));
              declared
                  .status(operation)
                  .ifPresent(status -> answer(status, method, operation.getResponses()));
              boolean body = operation.getRequestBody() != null;
              declared
                  .surface(path)
                  .map(surface -> surface.refusals(path, body))
                  .orElse(List.of())
                  .forEach(refusal -> add(refusal, operation.getResponses()));
            });
  }

  private void take(AnnotationInstance takes, Operation operation, Description description) {
    text(takes, "body")
        .map(declared::shape)
        .map(shape -> description.body(shape, takes.value("batch") != null))
        .ifPresent(body -> operation.requestBody(requestBody(takes, body)));
    text(takes, "query")
        .map(declared::shape)
        .map(description::parameters)
        .ifPresent(parameters -> parameters.forEach(operation::addParameter));
  }

  private static RequestBody requestBody(AnnotationInstance takes, MediaType body) {
    Content content = OASFactory.createContent();
    types(takes).forEach(type -> content.addMediaType(type, body));
    if (takes.value("forms") != null) {
      FORMS.forEach(type -> content.addMediaType(type, body));
    }
    return OASFactory.createRequestBody()
        .required(takes.value("optional") == null)
        .content(content);
  }

  private static List<String> types(AnnotationInstance takes) {
    AnnotationValue types = takes.value("type");
    return types == null ? List.of("application/json") : List.of(types.asStringArray());
  }

  /** The framework's annotation of a status says nothing to that of the document. */
  private static void answer(String status, PathItem.HttpMethod method, APIResponses responses) {
    if (!responses.hasAPIResponse(status)) {
      SUCCESSES.stream()
          .filter(responses::hasAPIResponse)
          .findFirst()
          .ifPresent(
              undeclared -> {
                APIResponse response = responses.getAPIResponse(undeclared);
                responses.removeAPIResponse(undeclared);
                responses.addAPIResponse(status, response.description(description(status, method)));
              });
    }
  }

  private static String description(String status, PathItem.HttpMethod method) {
    return switch (status) {
      case "202" -> "Accepted";
      case "201" -> method == PathItem.HttpMethod.POST ? "Created" : "OK";
      default -> "OK";
    };
  }

  private static void add(Refusal refusal, APIResponses responses) {
    if (responses.hasAPIResponse(refusal.status())) {
      return;
    }
    Schema schema =
        refusal.schema() == null
            ? OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)
            : OASFactory.createSchema().ref(refusal.schema());
    MediaType body = OASFactory.createMediaType().schema(schema);
    refusal
        .examples()
        .forEach((name, value) -> body.addExample(name, OASFactory.createExample().value(value)));
    responses.addAPIResponse(
        refusal.status(),
        OASFactory.createAPIResponse()
            .description(refusal.description())
            .content(OASFactory.createContent().addMediaType(refusal.mediaType(), body)));
  }

  private static Optional<String> text(AnnotationInstance annotation, String name) {
    return Optional.ofNullable(annotation.value(name)).map(AnnotationValue::asString);
  }
}
