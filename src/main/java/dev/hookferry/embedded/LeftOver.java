package dev.hookferry.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A server that outlived the process which started it, because that one was killed. Only the owner
 * of the data folder may ask, so whatever still runs there belongs to nobody.
 */
final class LeftOver {

  private static final long STOP_SECONDS = 60;

  private LeftOver() {}

  /** Shuts the server of these files down, if there is one, and waits until it has ended. */
  static void stop(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> server = process(pidFile).filter(LeftOver::isPostgres);
    if (server.isPresent()) {
      System.out.println("Stopping the PostgreSQL that a killed Hookferry left behind");
      shutDown(server.get());
    }
    // The number may belong to a stranger after a restart of the machine or container; PostgreSQL
    // would refuse to start.
    Files.deleteIfExists(pidFile);
  }

  private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }

  private static void shutDown(ProcessHandle server) throws IOException {
    // SIGINT is PostgreSQL's fast shutdown; Java's own SIGTERM would wait for every client to
    // leave.
    new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start();
    try {
      server.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new EmbeddedDatabaseException(
          "The PostgreSQL with process id " + server.pid() + " does not stop: stop it by hand.", e);
    }
  }
}
