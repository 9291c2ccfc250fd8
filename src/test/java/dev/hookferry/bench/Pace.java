package dev.hookferry.bench;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;

/** Publishes single events at a steady pace, far below what saturates. */
final class Pace {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private Pace() {}

  /**
   * What the receiver saw of a run.
   *
   * @param types event types, published in turn
   * @param arriving deliveries of an event that arrive, on average: those to endpoints that hang do
   *     not
   */
  static Received measure(
      Bed bed, double eventsPerSecond, int types, double arriving, Duration time) throws Exception {
    try (Publisher publisher = bed.publisher(64)) {
      settle(bed);
      bed.receiver().clear();
      Published published = publisher.pace(eventsPerSecond, time, new Bodies(types)::one);
      published.mustBeAccepted();
      awaitArrivals(bed, (int) (published.accepted() * arriving));
      return bed.receiver().report();
    }
  }

  /**
   * Until nothing has arrived for a second, and the database has written it all to its tables: what
   * was published before must neither be counted nor be paid for now.
   */
  private static void settle(Bed bed) throws Exception {
    for (int before = -1; before != bed.receiver().count(); ) {
      before = bed.receiver().count();
      Thread.sleep(1_000);
    }
    try (Connection connection = bed.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  private static void awaitArrivals(Bed bed, int count) throws InterruptedException {
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
