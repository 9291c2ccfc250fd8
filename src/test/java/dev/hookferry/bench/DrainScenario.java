package dev.hookferry.bench;

import dev.hookferry.support.AccountApi.NewEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a long queue is emptied as fast as a short one. */
final class DrainScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final int WARM_UP_DELIVERIES = 20_000;

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    double first = Double.NaN;
    for (int rows : settings.drainRows()) {
      double perSecond = measure(settings, rows);
      first = Double.isNaN(first) ? perSecond : first;
      String what = String.format(Locale.ROOT, "%,d live deliveries", rows);
      figures.add(
          Figure.of(name(), what, perSecond, "deliveries/s")
              .noting("%.2f of the first".formatted(perSecond / first)));
    }
    return figures;
  }

  private static double measure(Settings settings, int rows) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      List<NewEndpoint> endpoints = bed.endpoints(ENDPOINTS);
      Backlog backlog = new Backlog(bed, endpoints);
      drain(bed, backlog, settings, WARM_UP_DELIVERIES);
      return drain(bed, backlog, settings, rows);
    }
  }

  /**
   * Deliveries a second from the first arrival to the last, or to the end of the time to measure.
   */
  private static double drain(Bed bed, Backlog backlog, Settings settings, int rows)
      throws Exception {
    bed.receiver().clear();
    backlog.insert(bed.database(), rows);
    while (bed.receiver().count() == 0) {
      Thread.sleep(1);
    }
    long endAt = System.nanoTime() + settings.measure().toNanos();
    while (bed.receiver().count() < rows && System.nanoTime() < endAt) {
      Thread.sleep(5);
    }
    Received received = bed.receiver().report();
    return received.distinct() / received.seconds();
  }
}
