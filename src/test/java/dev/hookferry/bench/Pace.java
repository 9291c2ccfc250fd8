package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes single events at a steady pace, far below what saturates.
 *
 * @param apis that publish in turn
 * @param types event types, published in turn
 */
record Pace(Bed bed, List<AccountApi> apis, int types) {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 64;

  /**
   * How a run went.
   *
   * @param use for an event
   */
  record Run(Received received, Use use) {

    List<Figure> figures(String scenario, String what) {
      List<Figure> figures = new ArrayList<>(received.figures(scenario, what));
      figures.addAll(use.figures(scenario, what));
      return figures;
    }
  }

  static Pace of(Bed bed, List<AccountApi> apis, int types) {
    return new Pace(bed, apis, types);
  }

  /** By the account of the bed. */
  static Pace of(Bed bed, int types) {
    return new Pace(bed, List.of(bed.api()), types);
  }

  /**
   * What the receiver saw of a run.
   *
   * @param arriving deliveries of an event that arrive, on average: those to endpoints that hang do
   *     not
   */
  Run measure(double eventsPerSecond, double arriving, Duration time) throws Exception {
    settle();
    bed.receiver().clear();
    return run(eventsPerSecond, arriving, time);
  }

  /** The same beside another load, which is not waited for; every event has one delivery. */
  Run beside(double eventsPerSecond, Duration time) throws Exception {
    bed.receiver().clear();
    return run(eventsPerSecond, 1, time);
  }

  private Run run(double eventsPerSecond, double arriving, Duration time) throws Exception {
    try (Publisher publisher = new Publisher(apis, CONNECTIONS)) {
      Use before = Use.of(bed);
      Published published = publisher.pace(eventsPerSecond, time, new Bodies(types)::one);
      published.mustBeAccepted();
      awaitArrivals((int) (published.accepted() * arriving));
      return new Run(bed.receiver().report(), Use.of(bed).since(before).per(published.accepted()));
    }
  }

  /**
   * Until nothing has arrived for a second, and the database has written it all to its tables: what
   * was published before must neither be counted nor be paid for now.
   */
  private void settle() throws Exception {
    for (int before = -1; before != bed.receiver().count(); ) {
      before = bed.receiver().count();
      Thread.sleep(1_000);
    }
    try (Connection connection = bed.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  private void awaitArrivals(int count) throws InterruptedException {
    long giveUpAt = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (bed.receiver().count() < count) {
      if (System.nanoTime() > giveUpAt) {
        throw new IllegalStateException(
            "%d of %d deliveries arrived".formatted(bed.receiver().count(), count));
      }
      Thread.sleep(20);
    }
  }
}
