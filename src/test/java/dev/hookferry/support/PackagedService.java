package dev.hookferry.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged service as a process of its own, on a free port; its output is kept under {@code
 * target}. It is the jar, or the native executable that the system property {@code
 * packaged.executable} names.
 */
public final class PackagedService implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final String EXECUTABLE = System.getProperty("packaged.executable", "");
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 90;

  private final Process process;
  private final Path data;
  private final Path log;
  private final CompletableFuture<URI> listening = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read, "packaged-service");

  private PackagedService(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the service and waits until it listens. An executable is given a database where no other
   * is.
   *
   * @param data its {@code HOOKFERRY_DATA}
   * @param environment more variables
   */
  public static PackagedService start(Path data, Map<String, String> environment) {
    return start(command(), data, withDatabase(data, environment));
  }

  /** The same with these system properties, {@code -Dname=value}. */
  public static PackagedService startWith(
      List<String> properties, Path data, Map<String, String> environment) {
    List<String> command = new ArrayList<>(command(properties.toArray(String[]::new)));
    if (!isJar()) {
      command.addAll(properties);
    }
    return start(command, data, withDatabase(data, environment));
  }

  private static Map<String, String> withDatabase(Path data, Map<String, String> environment) {
    if (isJar() || environment.containsKey("HOOKFERRY_DATABASE_URL")) {
      return environment;
    }
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(DatabaseBeside.settings(data));
    return all;
  }

  /** The same by another command, with a database among its variables or in it. */
  public static PackagedService start(
      List<String> command, Path data, Map<String, String> environment) {
    PackagedService service = launch(command, data, environment);
    try {
      service.listening.orTimeout(START_SECONDS, SECONDS).join();
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
    return service;
  }

  /** Starts the service and waits until it has ended by itself. */
  public static Ended startInVain(Path data, Map<String, String> environment) {
    try (PackagedService service = launch(command(), data, environment)) {
      return service.ended();
    }
  }

  /** Whether it is the jar, and not the native executable. */
  public static boolean isJar() {
    return EXECUTABLE.isEmpty();
  }

  /** The command that runs it, the jar with these options of the JVM. */
  public static List<String> command(String... jvmOptions) {
    return isJar() ? javaCommand(jvmOptions) : List.of(EXECUTABLE);
  }

  /** The command that runs the packaged jar on this JVM, with these options. */
  public static List<String> javaCommand(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", JAR.toString()));
    return command;
  }

  /** Where it listens, as {@code http://127.0.0.1:port}. */
  public URI uri() {
    return listening.join();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Takes the processor away from it (SIGSTOP), as a frozen virtual machine would. */
  public void pause() {
    Signals.send("STOP", process.pid());
  }

  /** Lets it run on (SIGCONT), with the time in between gone. */
  public void resume() {
    Signals.send("CONT", process.pid());
  }

  /** Asks it to stop, as an operator would (SIGTERM), and waits until it has. */
  public Ended stop() {
    process.toHandle().destroy(); // Process.destroy would cut off the last lines
    Ended ended = ended();
    DatabaseBeside.stop(data);
    return ended;
  }

  /** Takes the process away without a warning (SIGKILL). */
  public void kill9() {
    process.toHandle().destroyForcibly();
    ended();
  }

  /** Stops it, if it has not ended yet, so that nothing outlives a failed test. */
  @Override
  public void close() {
    stop();
  }

  private static PackagedService launch(
      List<String> command, Path data, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("HOOKFERRY_"));
    builder.environment().put("HOOKFERRY_DATA", data.toString());
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().putAll(environment);
    try {
      Path folder = Files.createDirectories(Path.of("target", "packaged-service"));
      Path log = Files.createTempFile(folder, "service-", ".log");
      return new PackagedService(builder.start(), data, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line; (line = output.readLine()) != null; ) {
        Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
        Matcher found = LISTENING.matcher(line);
        if (found.find()) {
          listening.complete(URI.create(found.group(1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      listening.completeExceptionally(new IllegalStateException("It ended, see " + log));
    }
  }

  private Ended ended() {
    try {
      int code = process.onExit().orTimeout(STOP_SECONDS, SECONDS).join().exitValue();
      reader.join();
      return new Ended(code, Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How it ended.
   *
   * @param output all that it printed
   */
  public record Ended(int exitCode, String output) {}
}
