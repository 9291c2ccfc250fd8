package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Environment variables are the interface to operators: their names are spelled out here. */
class SettingsTest {

  private static final String URL = "postgresql://u:a%24%7Bb%7D%24%24%5C@db/hooks?sslmode=require";

  @Test
  void givenNoVariables_whenRead_thenDocumentedDefaults() {
    HookferryConfig settings = settings(Map.of());

    assertEquals(Optional.empty(), settings.databaseUrl());
    assertEquals(Path.of("./data"), settings.data());
    assertEquals(Optional.empty(), settings.operatorKey());
    assertEquals(Optional.empty(), settings.masterKey());
    assertEquals(Optional.empty(), settings.egress().allow());
    assertFalse(settings.egress().http());
    assertEquals(1, settings.retry().timescale());
    assertEquals(Duration.ofDays(5), settings.disableAfter());
    assertEquals(
        List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1)),
        settings.user().retryDelays());
    assertTrue(settings.target().registrationEvent());
    assertEquals(InstanceRole.ALL, settings.role());
    assertEquals(Optional.empty(), settings.migrate());
    assertEquals(Duration.ofSeconds(10), settings.api().headerTimeout());
    assertEquals(Duration.ofSeconds(30), settings.api().bodyTimeout());
  }

  @Test
  void givenEveryVariable_whenRead_thenTaken() {
    HookferryConfig settings =
        settings(
            Map.ofEntries(
                Map.entry("HOOKFERRY_DATABASE_URL", "postgresql://u:p@db/hooks"),
                Map.entry("HOOKFERRY_DATA", "/var/lib/hookferry"),
                Map.entry("HOOKFERRY_OPERATOR_KEY", "hk_operator"),
                Map.entry("HOOKFERRY_MASTER_KEY", "b25l,dHdv"),
                Map.entry("HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8,::1/128"),
                Map.entry("HOOKFERRY_EGRESS_HTTP", "true"),
                Map.entry("HOOKFERRY_RETRY_TIMESCALE", "0.001"),
                Map.entry("HOOKFERRY_DISABLE_AFTER", "PT1H"),
                Map.entry("HOOKFERRY_USER_RETRY_DELAYS", "PT1S,PT2S"),
                Map.entry("HOOKFERRY_TARGET_REGISTRATION_EVENT", "false"),
                Map.entry("HOOKFERRY_ROLE", "worker"),
                Map.entry("HOOKFERRY_MIGRATE", "true"),
                Map.entry("HOOKFERRY_RETENTION", "P7D"),
                Map.entry("HOOKFERRY_AUDIT_RETENTION", "P30D"),
                Map.entry("HOOKFERRY_BACKLOG_LATE", "PT1M"),
                Map.entry("HOOKFERRY_ENGINE_LEASES_LOST", "3")));

    assertEquals(Optional.of("postgresql://u:p@db/hooks"), settings.databaseUrl());
    assertEquals(Path.of("/var/lib/hookferry"), settings.data());
    assertEquals(Optional.of("hk_operator"), settings.operatorKey());
    assertEquals(Optional.of(List.of("b25l", "dHdv")), settings.masterKey());
    assertEquals(Optional.of(List.of("127.0.0.0/8", "::1/128")), settings.egress().allow());
    assertTrue(settings.egress().http());
    assertEquals(0.001, settings.retry().timescale());
    assertEquals(Duration.ofHours(1), settings.disableAfter());
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), settings.user().retryDelays());
    assertFalse(settings.target().registrationEvent());
    assertEquals(InstanceRole.WORKER, settings.role());
    assertEquals(Optional.of(true), settings.migrate());
    assertEquals(Duration.ofDays(7), settings.retention());
    assertEquals(Duration.ofDays(30), settings.auditRetention());
    assertEquals(Duration.ofMinutes(1), settings.backlogLate());
    assertEquals(3, settings.engine().leasesLost());
  }

  @Test
  void givenVariablesOfAKubernetesServiceOfThisName_whenRead_thenNoneOfOurBusiness() {
    settings(Map.of("HOOKFERRY_PORT", "tcp://10.0.0.1:80", "HOOKFERRY_SERVICE_HOST", "10.0.0.1"));
  }

  @Test
  void givenDatabaseUrl_whenRead_thenBothDriversAreSetAndNothingMigrates() {
    SmallRyeConfig config = config(Map.of("HOOKFERRY_DATABASE_URL", URL));

    assertEquals(
        "jdbc:postgresql://db:5432/hooks?sslmode=require",
        config.getRawValue("quarkus.datasource.migration.jdbc.url"));
    assertEquals(
        "postgresql://db:5432/hooks?sslmode=require",
        config.getRawValue("quarkus.datasource.reactive.url"));
    for (String datasource : List.of("quarkus.datasource", "quarkus.datasource.migration")) {
      assertEquals("u", config.getValue(datasource + ".username", String.class));
      assertEquals("a${b}$$\\", config.getValue(datasource + ".password", String.class));
    }
    assertEquals("false", config.getRawValue("quarkus.datasource.migration.active"));
    assertEquals("false", config.getRawValue("quarkus.flyway.migration.migrate-at-start"));
  }

  @Test
  void givenMigrate_whenDatabaseUrlIsRead_thenMigrates() {
    SmallRyeConfig config =
        config(Map.of("HOOKFERRY_DATABASE_URL", URL, "HOOKFERRY_MIGRATE", "true"));

    assertEquals("true", config.getRawValue("quarkus.datasource.migration.active"));
    assertEquals("true", config.getRawValue("quarkus.flyway.migration.migrate-at-start"));
  }

  @Test
  void givenBlankDatabaseUrl_whenRead_thenAsIfNotGiven() {
    SmallRyeConfig config = config(Map.of("HOOKFERRY_DATABASE_URL", ""));

    assertNull(config.getRawValue("quarkus.datasource.reactive.url"));
  }

  private static HookferryConfig settings(Map<String, String> environment) {
    return config(environment).getConfigMapping(HookferryConfig.class);
  }

  private static SmallRyeConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredSources()
        .addDiscoveredConverters()
        .withSources(new EnvConfigSource(environment, 300))
        .withMapping(HookferryConfig.class)
        .build();
  }
}
