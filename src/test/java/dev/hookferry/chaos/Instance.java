package dev.hookferry.chaos;

import dev.hookferry.chaos.check.Stop;
import dev.hookferry.support.PackagedService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the services that share the database; it may be started again and again. */
final class Instance implements AutoCloseable {

  private static final List<String> COMMAND =
      PackagedService.command("-Xmx256m", "-XX:TieredStopAtLevel=1");

  private final String name;
  private final Path data;
  private final Map<String, String> environment;
  private volatile PackagedService service;

  Instance(String name, Path data, Map<String, String> environment) {
    this.name = name;
    this.data = data;
    this.environment = environment;
  }

  void start(boolean migrates) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("HOOKFERRY_MIGRATE", Boolean.toString(migrates));
    service = PackagedService.start(COMMAND, data, settings);
  }

  URI uri() {
    return service.uri();
  }

  long pid() {
    return service.pid();
  }

  void kill9() {
    service.kill9();
  }

  void pause() {
    service.pause();
  }

  void resume() {
    service.resume();
  }

  Stop stop() {
    long startNanos = System.nanoTime();
    PackagedService.Ended ended = service.stop();
    return new Stop(name, ended.exitCode(), Duration.ofNanos(System.nanoTime() - startNanos));
  }

  /** Stops it where it still runs. */
  @Override
  public void close() {
    if (service != null) {
      service.close();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
