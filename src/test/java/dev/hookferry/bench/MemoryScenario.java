package dev.hookferry.bench;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resident memory of the service alone: idle, and after delivering as fast as it can. */
final class MemoryScenario implements Scenario {

  private static final int ENDPOINTS = 100;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    Path data = Settings.FOLDER.resolve("memory-" + System.currentTimeMillis()).toAbsolutePath();
    try (PostgresServer postgres = PostgresServer.start(data)) {
      Settings external = settings.with(PostgresServer.url(postgres.port(), "postgres"));
      figures.addAll(measure(external, "jar", PackagedService.javaCommand()));
      figures.addAll(measure(external, "jar, -Xmx256m", PackagedService.javaCommand("-Xmx256m")));
      var executable = Settings.nativeExecutable();
      if (executable.isPresent()) {
        figures.addAll(measure(external, "native", List.of(executable.get().toString())));
      }
    }
    return figures;
  }

  private List<Figure> measure(Settings settings, String what, List<String> command)
      throws Exception {
    try (Bed bed = Bed.start(settings, command, Map.of())) {
      bed.endpoints(ENDPOINTS);
      Thread.sleep(settings.warmUp().toMillis());
      double idle = bed.service().residentMib();
      Flow.Rate rate = new Flow(ENDPOINTS, 1, 100).measure(bed, settings);
      return List.of(
          Figure.of(name(), what + ", idle", idle, "MiB"),
          Figure.of(name(), what + ", peak under load", bed.service().peakMib(), "MiB")
              .noting("at %.0f deliveries/s".formatted(rate.perSecond())));
    }
  }
}
