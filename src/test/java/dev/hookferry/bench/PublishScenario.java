package dev.hookferry.bench;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** How fast events are taken in, while another instance would deliver them. */
final class PublishScenario implements Scenario {

  private static final Map<String, String> NO_ENGINE = Map.of("HOOKFERRY_ROLE", "api");

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, NO_ENGINE)) {
      bed.endpoints(1);
      Bodies bodies = new Bodies(1);
      return Stream.concat(
              measure(bed, settings, "single, 64 connections", 64, 1, bodies::one).stream(),
              measure(bed, settings, "batches of 100, 8 connections", 8, 100, bodies::hundred)
                  .stream())
          .toList();
    }
  }

  private List<Figure> measure(
      Bed bed,
      Settings settings,
      String what,
      int connections,
      int events,
      LongFunction<Buffer> body) {
    try (Publisher publisher = bed.publisher(connections)) {
      publisher.saturate(connections, settings.warmUp(), body, () -> true);
      Published published = publisher.saturate(connections, settings.measure(), body, () -> true);
      return List.of(
          Figure.of(name(), what, published.perSecond() * events, "events/s")
              .noting("one delivery each, engine off; refused: " + published.failed()),
          Figure.of(name(), what + ", p50", published.latencies().millis(0.5), "ms"),
          Figure.of(name(), what + ", p99", published.latencies().millis(0.99), "ms"));
    }
  }
}
