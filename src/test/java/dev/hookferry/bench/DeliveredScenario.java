package dev.hookferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many deliveries a second get from the publisher to receivers, one for each event. */
final class DeliveredScenario implements Scenario {

  private static final List<Integer> ENDPOINTS = List.of(1, 100, 1_000);

  @Override
  public String name() {
    return "delivered";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (int endpoints : ENDPOINTS) {
      try (Bed bed = Bed.start(settings, Map.of())) {
        bed.endpoints(endpoints);
        Flow.Rate rate = new Flow(endpoints, 1, 100).measure(bed, settings);
        figures.add(
            Figure.of(name(), "endpoints: " + endpoints, rate.perSecond(), "deliveries/s")
                .noting(
                    "published in batches of 100; duplicates: " + rate.received().duplicates()));
      }
    }
    return figures;
  }
}
