package dev.hookferry.config;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;

/** The settings as they are needed before the framework runs, and what must hold for them. */
public final class StartSettings {

  private StartSettings() {}

  /**
   * Reads and checks the settings.
   *
   * @throws IllegalArgumentException with a message for the operator
   */
  public static HookferryConfig read() {
    try {
      return checked(
          ConfigUtils.configBuilder()
              .withMapping(HookferryConfig.class)
              .build()
              .getConfigMapping(HookferryConfig.class));
    } catch (ConfigValidationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static HookferryConfig checked(HookferryConfig settings) {
    if (settings.databaseUrl().isEmpty() && ImageMode.current().isNativeImage()) {
      throw new IllegalArgumentException(
          "HOOKFERRY_DATABASE_URL is missing: set it to postgresql://user:password@host:port/database."
              + " The embedded PostgreSQL belongs to the jar, this executable has none.");
    }
    settings.databaseUrl().ifPresent(DatabaseUrl::parse);
    if (settings.databaseUrl().isPresent() && settings.masterKey().isEmpty()) {
      throw new IllegalArgumentException(
          "HOOKFERRY_MASTER_KEY is missing: with HOOKFERRY_DATABASE_URL set it to the base64 of 32 random bytes,"
              + " the same on every instance (openssl rand -base64 32), and keep it as safe as the database.");
    }
    settings.masterKey().ifPresent(keys -> keys.forEach(MasterKeyText::decode));
    settings.publicUrl().ifPresent(PublicUrl::origin);
    return settings;
  }
}
