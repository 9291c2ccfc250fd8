package dev.hookferry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The database of an executable, which has none in it: in the service's folder, where the jar keeps
 * its own, and left running where the service is killed.
 */
final class DatabaseBeside {

  private static final Map<Path, PostgresServer> RUNNING = new ConcurrentHashMap<>();

  private DatabaseBeside() {}

  /** What the service is told of it; it is started where it does not run yet. */
  static Map<String, String> settings(Path data) {
    PostgresServer server = RUNNING.computeIfAbsent(data, DatabaseBeside::start);
    return Map.of(
        "HOOKFERRY_DATABASE_URL", PostgresServer.url(server.port(), "postgres"),
        "HOOKFERRY_MIGRATE", "true",
        "HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  }

  /** Stops it, where the service in this folder had one. */
  static void stop(Path data) {
    PostgresServer server = RUNNING.remove(data);
    if (server != null) {
      server.close();
    }
  }

  /** Leaves {@link EmbeddedAccess} its way in. */
  private static PostgresServer start(Path data) {
    PostgresServer server = PostgresServer.start(data.resolve("postgres"));
    try {
      Files.writeString(
          data.resolve("postgres.properties"), "port=%d%npassword=none%n".formatted(server.port()));
      return server;
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    }
  }
}
