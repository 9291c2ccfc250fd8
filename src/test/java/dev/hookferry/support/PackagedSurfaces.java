package dev.hookferry.support;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has a class's requests go to the packaged service, one and the same for all such classes. */
public final class PackagedSurfaces implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(PackagedSurfaces.class))
            .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    RestAssured.baseURI = shared.service().uri().toString();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    RestAssured.reset();
  }

  /** Stopped by the framework after the last class. */
  private record Shared(PackagedService service) implements AutoCloseable {

    static Shared start() {
      return new Shared(
          PackagedService.start(
              folder(),
              Map.of(
                  "HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY,
                  "HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8,::1/128",
                  "HOOKFERRY_EGRESS_HTTP", "true")));
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory(Path.of("target"), "packaged-surfaces-").toAbsolutePath();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      service.close();
    }
  }
}
