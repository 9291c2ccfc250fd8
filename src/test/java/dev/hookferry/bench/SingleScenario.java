package dev.hookferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As peers are measured: events of 1 KiB published singly over 64 connections, closed loop, to 100
 * endpoints, with at most 4,000 deliveries on their way.
 */
final class SingleScenario implements Scenario {

  static final int ENDPOINTS = 100;
  private static final int MOST_UNDELIVERED = 4_000;

  @Override
  public String name() {
    return "single";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      bed.endpoints(ENDPOINTS);
      return figures(name(), "1 account", flow(ENDPOINTS).measure(bed, settings));
    }
  }

  /** The load, with events of as many types. */
  static Flow flow(int types) {
    return new Flow(types, 1, 1, MOST_UNDELIVERED, Bodies.KIBIBYTE);
  }

  static List<Figure> figures(String scenario, String what, Flow.Rate rate) {
    Received received = rate.received();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(scenario, what + ", delivered", rate.perSecond(), "deliveries/s")
            .noting("duplicates: " + received.duplicates()));
    figures.addAll(rate.use().figures(scenario, what));
    figures.add(Figure.of(scenario, what + ", publish to receiver, p50", received.p50(), "ms"));
    figures.add(
        Figure.of(scenario, what + ", publish to receiver, p99", received.p99(), "ms")
            .noting("an endpoint got from %d to %d".formatted(received.fewest(), received.most())));
    return figures;
  }
}
