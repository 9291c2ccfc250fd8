package dev.hookferry.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A running server's first process, as the file {@code postmaster.pid} among the server's files
 * tells of it.
 *
 * @param state what that file says: {@code starting}, {@code ready}, {@code stopping}
 */
record Postmaster(ProcessHandle process, String state) {

  private static final long STOP_SECONDS = 60;
  private static final int STATE_LINE = 7;

  /** The server that runs on these files; empty where none does. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path file = pidFile(cluster);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    // It quotes the path, in whatever charset that is.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    String state = lines.size() > STATE_LINE ? lines.get(STATE_LINE).strip() : "";
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(Postmaster::isPostgres)
            .map(process -> new Postmaster(process, state));
  }

  /**
   * Takes a file away that tells of a server that runs no more: the process of that number may be a
   * stranger by now, and PostgreSQL would refuse to start.
   */
  static void forgetEnded(Path cluster) throws IOException {
    if (of(cluster).isEmpty()) {
      Files.deleteIfExists(pidFile(cluster));
    }
  }

  boolean isStopping() {
    return state.equals("stopping");
  }

  /** Its program. */
  Path program() {
    return Path.of(process.info().command().orElseThrow());
  }

  /** Shuts it down, and waits until it has ended. */
  void stop() throws IOException {
    // SIGINT is PostgreSQL's fast shutdown; Java's own SIGTERM would wait for every client to
    // leave.
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    awaitEnd();
  }

  /** Waits until it has ended. */
  void awaitEnd() {
    try {
      process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new EmbeddedDatabaseException(
          "The PostgreSQL with process id " + process.pid() + " does not stop: stop it by hand.",
          e);
    }
  }

  /** A process that has ended, and that nobody has asked for yet, has no command any more. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }

  private static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}
