package dev.hookferry.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * A PostgreSQL server of this process, durable, whose data outlive it. It must be closed: the
 * server is a process of its own, and would live on.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

  private final DataFolder folder;
  private final Access access;
  private final EmbeddedPostgres server;
  private final Supervisor supervisor;

  private EmbeddedDatabase(
      DataFolder folder, Access access, EmbeddedPostgres server, Supervisor supervisor) {
    this.folder = folder;
    this.access = access;
    this.server = server;
    this.supervisor = supervisor;
  }

  /**
   * Starts the server, at the first time with an empty database.
   *
   * @param data the folder that keeps it; made if it is missing
   * @throws EmbeddedDatabaseException also if another process uses the folder
   */
  public static EmbeddedDatabase start(Path data) {
    try {
      DataFolder folder = DataFolder.own(data);
      return startIn(folder);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("HOOKFERRY_DATA (" + data + ") cannot be used: " + e, e);
    }
  }

  /** The server as {@code postgresql://…}, with the password. */
  public String url() {
    return access.url();
  }

  /** Stops the server after what it has committed is on disk. */
  @Override
  public void close() throws IOException {
    supervisor.close();
    if (Postmaster.of(folder.cluster()).isPresent()) {
      server.close();
    }
    // The library does not wait for one that has much to write.
    Postmaster.of(folder.cluster()).ifPresent(Postmaster::awaitEnd);
    folder.close();
  }

  private static EmbeddedDatabase startIn(DataFolder folder) throws IOException {
    try {
      LeftOver.stop(folder.cluster());
      Files.deleteIfExists(folder.log());
      Optional<Access> known = Access.read(folder.access());
      return known.isPresent() ? restart(folder, known.get()) : firstStart(folder);
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      LeftOver.stop(folder.cluster());
      folder.close();
      throw StartFailure.explain(folder, e);
    }
  }

  private static EmbeddedDatabase restart(DataFolder folder, Access known) throws IOException {
    folder.requireCluster();
    Access access = known.onFreePort();
    EmbeddedPostgres server =
        builder(folder, access).setConnectConfig("password", access.password()).start();
    return started(folder, access, server);
  }

  private static EmbeddedDatabase firstStart(DataFolder folder) throws IOException {
    moveAsideIncomplete(folder.cluster());
    System.out.println("Making a new PostgreSQL database in " + folder.cluster());
    Access access = Access.create();
    EmbeddedPostgres server = builder(folder, access).start();
    requirePassword(server, folder.cluster(), access.password());
    return started(folder, access, server);
  }

  private static EmbeddedDatabase started(DataFolder folder, Access access, EmbeddedPostgres server)
      throws IOException {
    access.write(folder.access());
    folder.keepBinariesPrivate();
    System.out.println("Started PostgreSQL on " + access + ", data in " + folder.cluster());
    Postmaster postmaster = Postmaster.of(folder.cluster()).orElseThrow();
    Supervisor supervisor = new Supervisor(folder, PgCtl.of(postmaster, folder));
    supervisor.start();
    return new EmbeddedDatabase(folder, access, server, supervisor);
  }

  private static EmbeddedPostgres.Builder builder(DataFolder folder, Access access) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.cluster())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.binaries().toFile())
        // A pipe would break when this process is killed and the server lives on; appended to, as
        // server and control program write at once.
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_TIMEOUT)
        .setPort(access.port())
        // Text is compared and folded the same on every machine, whatever locales that has.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        // The library switches durability off, as it is made for tests.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("unix_socket_directories", "");
  }

  /** A first start that was cut short left files that look complete, and nobody's data. */
  private static void moveAsideIncomplete(Path cluster) throws IOException {
    if (Files.exists(cluster)) {
      Path aside = cluster.resolveSibling("postgres.incomplete-" + System.currentTimeMillis());
      System.out.println(cluster + " was never started to the end: moved to " + aside);
      Files.move(cluster, aside);
    }
  }

  private static void requirePassword(EmbeddedPostgres server, Path cluster, String password)
      throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(
          cluster.resolve("pg_hba.conf"),
          """
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128      scram-sha-256
          """);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
