package dev.hookferry.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns the one database URL into the settings of both drivers and of the migrations. */
public class DatabaseUrlSource implements ConfigSourceFactory {

  /**
   * Where the URL of an embedded server that this process has started is left, as a system
   * property.
   */
  public static final String EMBEDDED_URL = "dev.hookferry.embedded.url";

  private static final int ABOVE_APPLICATION_PROPERTIES = 275;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Optional<String> external = value(context, "hookferry.database-url");
    Optional<String> migrate = value(context, "hookferry.migrate");
    return external
        .or(() -> value(context, EMBEDDED_URL))
        .map(DatabaseUrl::parse)
        .map(url -> settings(url, migrate.orElse(String.valueOf(external.isEmpty()))))
        .<Iterable<ConfigSource>>map(
            settings ->
                List.of(
                    new PropertiesConfigSource(
                        settings, "database URL", ABOVE_APPLICATION_PROPERTIES)))
        .orElse(List.of());
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ABOVE_APPLICATION_PROPERTIES);
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name).getValue()).filter(value -> !value.isBlank());
  }

  private static Map<String, String> settings(DatabaseUrl url, String migrate) {
    return Map.of(
        "quarkus.datasource.jdbc.url", literal(url.jdbc()),
        "quarkus.datasource.reactive.url", literal(url.reactive()),
        "quarkus.datasource.username", literal(url.user()),
        "quarkus.datasource.password", literal(url.password()),
        "quarkus.flyway.migrate-at-start", migrate);
  }

  /** The framework would take {@code ${…}} for a reference to another setting. */
  private static String literal(String value) {
    return value.replace("$", "$$");
  }
}
