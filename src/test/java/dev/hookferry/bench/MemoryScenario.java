package dev.hookferry.bench;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Resident memory of the service alone: idle, with endpoints, after a quiet life of some
 * deliveries, and after delivering as fast as it can.
 */
final class MemoryScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final int DELIVERIES = 10_000;
  private static final double EVENTS_PER_SECOND = 500;
  private static final Duration DELIVERING =
      Duration.ofSeconds((long) (DELIVERIES / EVENTS_PER_SECOND));

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
      bed.restart();
      Thread.sleep(settings.warmUp().toMillis());
      double idle = bed.service().residentMib();
      bed.endpoints(ENDPOINTS);
      Thread.sleep(settings.warmUp().toMillis());
      double known = bed.service().residentMib();
      Pace.of(bed, ENDPOINTS).measure(EVENTS_PER_SECOND, 1, DELIVERING);
      double used = bed.service().residentMib();
      Flow.Rate rate = new Flow(ENDPOINTS, 1, 100).measure(bed, settings);
      return List.of(
          Figure.of(name(), what + ", idle", idle, "MiB").noting("started, and asked once"),
          Figure.of(name(), what + ", idle with %d endpoints".formatted(ENDPOINTS), known, "MiB"),
          Figure.of(name(), what + ", after %,d deliveries".formatted(DELIVERIES), used, "MiB")
              .noting("at %.0f deliveries/s".formatted(EVENTS_PER_SECOND)),
          Figure.of(name(), what + ", peak under load", bed.service().peakMib(), "MiB")
              .noting("at %.0f deliveries/s".formatted(rate.perSecond())));
    }
  }
}
