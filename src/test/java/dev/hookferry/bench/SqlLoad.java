package dev.hookferry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a script on several connections for a time: with pgbench where it is there, else by itself.
 */
final class SqlLoad {

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Database database;
  private final Map<String, String> variables;

  SqlLoad(Database database, Map<String, String> variables) {
    this.database = database;
    this.variables = variables;
  }

  static boolean hasPgbench() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
  }

  /** Runs of the script a second. */
  double perSecond(SqlScript script, int connections, Duration time) throws Exception {
    return hasPgbench() ? pgbench(script, connections, time) : jdbc(script, connections, time);
  }

  private double pgbench(SqlScript script, int connections, Duration time) throws Exception {
    Path file = Settings.FOLDER.resolve("script.sql");
    Files.writeString(file, script.text());
    Process process = process(file, connections, time).start();
    String output = new String(process.getInputStream().readAllBytes());
    Matcher tps = TPS.matcher(output);
    if (process.waitFor() != 0 || !tps.find()) {
      throw new IOException(output);
    }
    return Double.parseDouble(tps.group(1));
  }

  private ProcessBuilder process(Path file, int connections, Duration time) {
    URI url = database.url();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("pgbench", "-n", "-M", "prepared", "-f", file.toString()));
    command.addAll(List.of("-c", "" + connections, "-j", "2", "-T", "" + time.toSeconds()));
    variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
    String[] user = url.getUserInfo().split(":", 2);
    command.addAll(List.of("-h", url.getHost(), "-p", "" + url.getPort(), "-U", user[0]));
    command.add(url.getPath().substring(1));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", user.length > 1 ? user[1] : "");
    return builder;
  }

  double jdbc(SqlScript script, int connections, Duration time) throws Exception {
    long startNanos = System.nanoTime();
    long endNanos = startNanos + time.toNanos();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      List<CompletableFuture<Long>> loops =
          Stream.generate(
                  () -> CompletableFuture.supplyAsync(() -> loop(script, endNanos), threads))
              .limit(connections)
              .toList();
      long runs = loops.stream().mapToLong(CompletableFuture::join).sum();
      return runs / ((System.nanoTime() - startNanos) / 1e9);
    }
  }

  private long loop(SqlScript script, long endNanos) {
    try (Connection connection = database.connect()) {
      SqlScript.Prepared prepared = script.on(connection, variables);
      long runs = 0;
      for (; System.nanoTime() < endNanos; runs++) {
        prepared.run();
      }
      return runs;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
