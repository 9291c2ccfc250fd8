package dev.hookferry;

import dev.hookferry.config.DatabaseUrlSource;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.PinnedDefaults;
import dev.hookferry.config.StartSettings;
import dev.hookferry.embedded.EmbeddedDatabase;
import dev.hookferry.embedded.EmbeddedDatabaseException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, and before it the embedded database where no other is given. */
@QuarkusMain
public class Main {

  /**
   * Quarkus answers a target that is no URI with a bare 400; {@code api.kit.PlainTargets} makes
   * each one a URI before anything reads it. The executable and the tests in the framework are told
   * so when they are built.
   */
  private static final String NO_URI_VALIDATION = "vertx.disableURIValidation";

  public static void main(String... args) {
    PinnedDefaults.pin();
    // Live reload runs this again, in a process whose database is there already.
    if (System.getProperty(DatabaseUrlSource.EMBEDDED_URL) == null) {
      AfterService.close(startDatabase());
    }
    System.setProperty(NO_URI_VALIDATION, "true");
    Quarkus.run(args);
  }

  private static AutoCloseable startDatabase() {
    try {
      HookferryConfig settings = StartSettings.read();
      return settings.databaseUrl().isPresent() ? () -> {} : startEmbedded(settings);
    } catch (IllegalArgumentException | EmbeddedDatabaseException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      throw e;
    }
  }

  private static EmbeddedDatabase startEmbedded(HookferryConfig settings) {
    EmbeddedDatabase database = EmbeddedDatabase.start(settings.data());
    System.setProperty(DatabaseUrlSource.EMBEDDED_URL, database.url());
    return database;
  }
}
