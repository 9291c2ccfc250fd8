package dev.hookferry.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A durable PostgreSQL of a test's own, which can be made to crash and recover. */
public final class PostgresServer implements AutoCloseable {

  private static final Path BINARIES = Path.of("target", "postgres-binaries");
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "max_connections", "200");
  private static final Map<String, String> SMALL =
      Map.of("min_wal_size", "32MB", "max_wal_size", "64MB");

  private final Path data;
  private final EmbeddedPostgres server;
  private final List<String> command;
  private ProcessHandle postmaster;

  private PostgresServer(Path data, EmbeddedPostgres server) throws IOException {
    this.data = data;
    this.server = server;
    this.postmaster = postmaster(data);
    this.command = command(postmaster);
  }

  /** Makes a server whose files are in this folder, which must not be there yet. */
  public static PostgresServer start(Path data) {
    return start(data, Map.of());
  }

  /** Makes a server whose files are this volume, of 200 MB at least; its output lies beside it. */
  public static PostgresServer start(Volume volume) {
    return start(volume.folder(), SMALL);
  }

  /** One that speaks TLS too, with this certificate and its key. */
  public static PostgresServer start(Path data, OwnCertificate.Pem files) {
    return start(
        data,
        Map.of(
            "ssl", "on",
            "ssl_cert_file", files.certificate().toString(),
            "ssl_key_file", files.key().toString()));
  }

  private static PostgresServer start(Path data, Map<String, String> settings) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(BINARIES.toFile())
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(data)))
            .setPGStartupWait(START_TIMEOUT);
    DURABLE.forEach(builder::setServerConfig);
    settings.forEach(builder::setServerConfig);
    try {
      return new PostgresServer(data, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** The server as the service wants it, behind this port: the server's own or a proxy's. */
  public static String url(int port, String database) {
    return "postgresql://postgres:none@127.0.0.1:%d/%s".formatted(port, database);
  }

  /** A connection of the test's own, past any proxy. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database), "postgres", "none");
  }

  /**
   * Ends it as a power failure would: nothing is written any more (SIGQUIT, immediate shutdown).
   */
  public void crash() {
    Signals.send("QUIT", postmaster.pid());
    postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /**
   * Waits until it accepts connections, and starts it again with the old command where it has
   * ended: crashed, or stopped by itself for want of room.
   */
  public void recover() throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!accepts()) {
      if (!postmaster.isAlive()) {
        startAgain();
      }
      if (System.nanoTime() > giveUpAt) {
        throw new IOException("it does not recover, see " + log(data));
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startAgain() throws IOException {
    postmaster =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data)))
            .start()
            .toHandle();
  }

  private boolean accepts() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** The library knows pg_ctl alone, which has started this one. */
  private static ProcessHandle postmaster(Path data) throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static List<String> command(ProcessHandle postmaster) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(postmaster.info().command().orElseThrow());
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    return command;
  }

  private static File log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log").toFile();
  }
}
