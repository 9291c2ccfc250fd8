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
    Pace.Run well = measure(settings, 0);
    Pace.Run ill = measure(settings, HANGING);
    List<Figure> figures = new ArrayList<>();
    figures.addAll(well.figures(name(), "200 events/s"));
    figures.addAll(ill.figures(name(), "200 events/s, 10 % of endpoints hang"));
    figures.add(ratio("p50", ill.received().p50(), well.received().p50()));
    figures.add(ratio("p99", ill.received().p99(), well.received().p99()));
    return figures;
  }

  private Figure ratio(String what, double hanging, double well) {
    return Figure.of(name(), "hanging : all well, " + what, hanging / well, "×");
  }

  private static Pace.Run measure(Settings settings, int hanging) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      int well = ENDPOINTS - hanging;
      bed.endpoints(
          ENDPOINTS,
          Bodies::type,
          number -> number < well ? bed.receiver().url(number) : bed.receiver().hangingUrl(number));
      warmUp(bed, settings, well);
      Duration time = settings.measure().multipliedBy(3); // p99.9 needs many
      return Pace.of(bed, ENDPOINTS).measure(EVENTS_PER_SECOND, (double) well / ENDPOINTS, time);
    }
  }

  /** Compiles the hot path at full speed, then lets the hanging endpoints fill up at the pace. */
  private static void warmUp(Bed bed, Settings settings, int well) throws Exception {
    try (Publisher publisher = bed.publisher(64)) {
      publisher.saturate(8, settings.warmUp(), new Bodies(well)::one, () -> true);
      publisher.pace(EVENTS_PER_SECOND, settings.warmUp(), new Bodies(ENDPOINTS)::one);
    }
  }
}
