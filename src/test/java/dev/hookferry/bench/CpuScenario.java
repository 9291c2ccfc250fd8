package dev.hookferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What 10,000 deliveries cost, from the request that publishes to the record of the attempt. */
final class CpuScenario implements Scenario {

  private static final int ENDPOINTS = 100;

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (int batch : List.of(1, 100)) {
      try (Bed bed = Bed.start(settings, Map.of())) {
        bed.endpoints(ENDPOINTS);
        Flow.Rate rate = new Flow(ENDPOINTS, 1, batch).measure(bed, settings);
        String what = batch == 1 ? "published singly" : "published in batches of " + batch;
        figures.add(figure(what + ", service", rate.use().service(), rate));
        figures.add(figure(what + ", PostgreSQL", rate.use().postgres(), rate));
      }
    }
    return figures;
  }

  private Figure figure(String what, double seconds, Flow.Rate rate) {
    return Figure.of(name(), what, seconds * 10_000, "CPU s/10,000 deliveries")
        .noting("at %.0f deliveries/s".formatted(rate.perSecond()));
  }
}
