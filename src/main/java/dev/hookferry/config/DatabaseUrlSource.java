package dev.hookferry.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
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
  private static final String REACTIVE = "quarkus.datasource.reactive.";

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
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.reactive.url", literal(url.reactive()));
    settings.put("quarkus.datasource.username", literal(url.user()));
    settings.put("quarkus.datasource.password", literal(url.password()));
    settings.put("quarkus.datasource.migration.active", migrate);
    settings.put("quarkus.datasource.migration.jdbc.url", literal(url.jdbc()));
    settings.put("quarkus.datasource.migration.username", literal(url.user()));
    settings.put("quarkus.datasource.migration.password", literal(url.password()));
    settings.put("quarkus.flyway.migration.active", migrate);
    settings.put("quarkus.flyway.migration.migrate-at-start", migrate);
    trust(url).forEach((name, value) -> settings.put(REACTIVE + name, literal(value)));
    return settings;
  }

  /**
   * The reactive driver trusts whom the JDBC driver does by the same URL, as libpq has it: {@code
   * require} encrypts and trusts anybody, {@code verify-ca} and {@code verify-full} trust {@code
   * sslrootcert}.
   */
  private static Map<String, String> trust(DatabaseUrl url) {
    Map<String, String> trust = new HashMap<>();
    String mode = url.parameter("sslmode").orElse("");
    if (mode.equals("require")) {
      trust.put("trust-all", "true");
    }
    if (mode.startsWith("verify-")) {
      url.parameter("sslrootcert")
          .ifPresent(
              path -> {
                trust.put("trust-certificate-pem", "true");
                trust.put("trust-certificate-pem.certs", path);
              });
    }
    if (mode.equals("verify-full")) {
      trust.put("hostname-verification-algorithm", "HTTPS");
    }
    return trust;
  }

  /** The framework would take {@code ${…}} for a reference to another setting. */
  private static String literal(String value) {
    return value.replace("$", "$$");
  }
}
