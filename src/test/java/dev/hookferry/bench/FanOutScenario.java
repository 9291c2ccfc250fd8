package dev.hookferry.bench;

import java.util.List;
import java.util.Map;

/** One event to 100 endpoints. */
final class FanOutScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final double CALM_EVENTS_PER_SECOND = 2;

  @Override
  public String name() {
    return "fanout";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      bed.endpoints(ENDPOINTS, number -> Bodies.type(0), bed.receiver()::url);
      Flow.Rate rate = new Flow(1, ENDPOINTS, 1).measure(bed, settings);
      Received calm =
          Pace.of(bed, 1).measure(CALM_EVENTS_PER_SECOND, ENDPOINTS, settings.measure()).received();
      return List.of(
          Figure.of(name(), "1:100, saturated", rate.perSecond(), "deliveries/s")
              .noting("duplicates: " + rate.received().duplicates()),
          Figure.of(name(), "1:100, 2 events/s, each delivery, p50", calm.p50(), "ms"),
          Figure.of(name(), "1:100, 2 events/s, each delivery, p99", calm.p99(), "ms"));
    }
  }
}
