package dev.hookferry.bench;

import java.util.List;
import java.util.Map;

/**
 * As peers are measured: events of 1 KiB published singly over 64 connections, closed loop, to 100
 * endpoints, with at most 4,000 deliveries on their way.
 */
final class SingleScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final int MOST_UNDELIVERED = 4_000;

  @Override
  public String name() {
    return "single";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      bed.endpoints(ENDPOINTS);
      Flow flow = new Flow(ENDPOINTS, 1, 1, MOST_UNDELIVERED, Bodies.KIBIBYTE);
      Flow.Rate rate = flow.measure(bed, settings);
      return List.of(
          Figure.of(name(), "delivered", rate.perSecond(), "deliveries/s")
              .noting("duplicates: " + rate.received().duplicates()),
          Figure.of(name(), "CPU of the service", rate.serviceCpu() / 10, "ms/event"),
          Figure.of(name(), "CPU of PostgreSQL", rate.postgresCpu() / 10, "ms/event"),
          Figure.of(name(), "publish to receiver, p50", rate.received().p50(), "ms"),
          Figure.of(name(), "publish to receiver, p99", rate.received().p99(), "ms"));
    }
  }
}
