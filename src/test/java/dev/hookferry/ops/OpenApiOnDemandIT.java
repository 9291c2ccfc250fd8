package dev.hookferry.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.support.PackagedService;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is prepared at the first request is the same for all that come after it. */
class OpenApiOnDemandIT {

  @TempDir Path folder;

  @Test
  void givenPackagedService_whenAskedForItsDescription_thenWholeInBothForms() {
    try (PackagedService service = PackagedService.start(folder, Map.of())) {
      for (String form : List.of("json", "yaml", "json")) {
        Response answer = RestAssured.get(service.uri() + "/q/openapi?format=" + form);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.contentType().startsWith("application/" + form), answer.contentType());
        SwaggerParseResult parsed =
            new OpenAPIV3Parser().readContents(answer.asString(), null, null);
        assertEquals(List.of(), parsed.getMessages());
        assertTrue(parsed.getOpenAPI().getPaths().containsKey("/v1/webhooks/events"));
      }
    }
  }
}
