package dev.hookferry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From publisher to receiver at 200 events a second, with all endpoints well and with 10 % hanging.
 */
final class LatencyScenario implements Scenario {

  private static final int ENDPOINTS = 20;
  private static final int HANGING = ENDPOINTS / 10;
  private static final double EVENTS_PER_SECOND = 200;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    Received well = measure(settings, 0);
    Received ill = measure(settings, HANGING);
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures("200 events/s", well));
    figures.addAll(figures("200 events/s, 10 % of endpoints hang", ill));
    figures.add(Figure.of(name(), "hanging : all well, p50", ill.p50() / well.p50(), "×"));
    figures.add(Figure.of(name(), "hanging : all well, p99", ill.p99() / well.p99(), "×"));
    return figures;
  }

  private static Received measure(Settings settings, int hanging) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      int well = ENDPOINTS - hanging;
      bed.endpoints(
          ENDPOINTS,
          Bodies::type,
          number -> number < well ? bed.receiver().url(number) : bed.receiver().hangingUrl(number));
      warmUp(bed, settings, well);
      Duration time = settings.measure().multipliedBy(3); // p99.9 needs many
      return Pace.measure(bed, EVENTS_PER_SECOND, ENDPOINTS, (double) well / ENDPOINTS, time);
    }
  }

  /** Compiles the hot path at full speed, then lets the hanging endpoints fill up at the pace. */
  private static void warmUp(Bed bed, Settings settings, int well) throws Exception {
    try (Publisher publisher = bed.publisher(64)) {
      publisher.saturate(8, settings.warmUp(), new Bodies(well)::one, () -> true);
      publisher.pace(EVENTS_PER_SECOND, settings.warmUp(), new Bodies(ENDPOINTS)::one);
    }
  }

  private List<Figure> figures(String what, Received received) {
    return List.of(
        Figure.of(name(), what + ", p50", received.p50(), "ms")
            .noting(
                "%d deliveries, duplicates: %d"
                    .formatted(received.distinct(), received.duplicates())),
        Figure.of(name(), what + ", p99", received.p99(), "ms"),
        Figure.of(name(), what + ", p99.9", received.p999(), "ms"));
  }
}
