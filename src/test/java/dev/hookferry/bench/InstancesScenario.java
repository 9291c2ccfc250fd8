package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One, two and three instances on one database and one machine: what they deliver together, and how
 * long an event waits that is published at one instance while another is at its lane.
 */
final class InstancesScenario implements Scenario {

  private static final int MOST = 3;
  private static final double BUSY_PER_SECOND = 100;
  private static final double PER_SECOND = 20;

  @Override
  public String name() {
    return "instances";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (int instances = 1; instances <= MOST; instances++) {
      try (Bed bed = Bed.start(settings, Map.of())) {
        bed.endpoints(SingleScenario.ENDPOINTS);
        List<AccountApi> apis = instances(bed, instances);
        Flow.Rate rate = SingleScenario.flow(SingleScenario.ENDPOINTS).measure(bed, apis, settings);
        figures.addAll(SingleScenario.figures(name(), "instances: " + instances, rate));
        if (instances == 2) {
          figures.addAll(besideBusy(bed, apis, settings.measure()));
        }
      }
    }
    return figures;
  }

  private static List<AccountApi> instances(Bed bed, int count) throws Exception {
    List<AccountApi> apis = new ArrayList<>(List.of(bed.api()));
    while (apis.size() < count) {
      apis.add(bed.addInstance());
    }
    return apis;
  }

  /** All events are for one endpoint. Only those at the first instance tell their time. */
  private List<Figure> besideBusy(Bed bed, List<AccountApi> apis, Duration time) throws Exception {
    try (Publisher busy = new Publisher(List.of(apis.get(1)), 8)) {
      Bodies others = new Bodies(1);
      CompletableFuture<Published> publishing =
          CompletableFuture.supplyAsync(
              () -> busy.pace(BUSY_PER_SECOND, time.plusSeconds(2), at -> others.one(0)));
      Pace.Run run = Pace.of(bed, apis.subList(0, 1), 1).beside(PER_SECOND, time);
      publishing.join().mustBeAccepted();
      return run.received().figures(name(), "published at one, lane busy at the other");
    }
  }
}
