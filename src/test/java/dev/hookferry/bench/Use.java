package dev.hookferry.bench;

import java.io.IOException;
import java.util.List;

/**
 * Processor time, in seconds.
 *
 * @param service of all instances
 * @param postgres of the database; NaN: it runs elsewhere
 */
record Use(double service, double postgres) {

  /** What was used so far. */
  static Use of(Bed bed) throws IOException {
    return new Use(
        bed.services().stream().mapToDouble(ProcessUse::ownCpuSeconds).sum(),
        bed.database().server().map(ProcessUse::cpuSeconds).orElse(Double.NaN));
  }

  Use since(Use before) {
    return new Use(service - before.service, postgres - before.postgres);
  }

  /** The same for each of these. */
  Use per(double count) {
    return new Use(service / count, postgres / count);
  }

  /** Milliseconds an event: two figures. */
  List<Figure> figures(String scenario, String what) {
    return List.of(
        Figure.of(scenario, what + ", CPU of the service", service * 1000, "ms/event"),
        Figure.of(scenario, what + ", CPU of PostgreSQL", postgres * 1000, "ms/event"));
  }
}
