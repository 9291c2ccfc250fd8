package dev.hookferry.bench;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the process to the answer of the first authenticated read. */
final class StartScenario implements Scenario {

  /** JEP 514. */
  private static final int FIRST_WITH_CACHE = 25;

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    List<String> jar = PackagedService.javaCommand();
    if (settings.databaseUrl().isEmpty()) {
      figures.addAll(measure(settings, "jar with its embedded database", jar));
    }
    Path data = Settings.FOLDER.resolve("start-" + System.currentTimeMillis()).toAbsolutePath();
    try (PostgresServer postgres = PostgresServer.start(data)) {
      Settings external = settings.with(PostgresServer.url(postgres.port(), "postgres"));
      figures.addAll(measure(external, "jar", jar));
      if (Runtime.version().feature() >= FIRST_WITH_CACHE) {
        Path cache = data.resolveSibling(data.getFileName() + ".aot");
        train(external, cache);
        List<String> cached = PackagedService.javaCommand("-XX:AOTCache=" + cache);
        figures.addAll(measure(external, "jar with an AOT cache", cached));
      }
      var executable = Settings.nativeExecutable();
      if (executable.isPresent()) {
        figures.addAll(measure(external, "native", List.of(executable.get().toString())));
      }
    }
    return figures;
  }

  /** The JVM writes the cache at its end, from what it saw. */
  private static void train(Settings settings, Path cache) throws Exception {
    List<String> recording = PackagedService.javaCommand("-XX:AOTCacheOutput=" + cache);
    try (Bed bed = Bed.start(settings, recording, Map.of())) {
      bed.api().listEndpoints();
    }
  }

  private List<Figure> measure(Settings settings, String what, List<String> command)
      throws Exception {
    try (Bed bed = Bed.start(settings, command, Map.of())) {
      Latencies starts = new Latencies();
      for (int i = 0; i < settings.starts(); i++) {
        starts.add((long) (bed.restart() * 1000));
      }
      String note = settings.starts() + " starts on a migrated database";
      return List.of(
          Figure.of(name(), what + ", p50", starts.millis(0.5), "ms").noting(note),
          Figure.of(name(), what + ", p95", starts.millis(0.95), "ms").noting(note));
    }
  }
}
