package dev.hookferry.chaos;

import dev.hookferry.chaos.check.Checker;
import dev.hookferry.chaos.check.Circumstances;
import dev.hookferry.chaos.check.Evidence;
import dev.hookferry.chaos.check.Tables;
import dev.hookferry.support.OwnCertificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Publishes while faults happen, lets everything come to rest, and checks what is left. */
final class ChaosRun {

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final double JITTER = 0.1;

  private final Cluster cluster;
  private final FaultPlan plan;

  ChaosRun(Cluster cluster, FaultPlan plan) {
    this.cluster = cluster;
    this.plan = plan;
  }

  /**
   * How it went.
   *
   * @param refusals publishing requests that were answered 503 with Retry-After
   * @param violations empty: every promise was kept
   */
  record Report(FaultPlan plan, Evidence.Summary summary, int refusals, List<String> violations) {

    @Override
    public String toString() {
      return "%s%n  %s, %d refusals%n  %s"
          .formatted(
              plan,
              summary,
              refusals,
              violations.isEmpty() ? "kept" : String.join("\n  ", violations));
    }
  }

  Report run() throws Exception {
    try (Receivers receivers = new Receivers(plan.seed(), OwnCertificate.file())) {
      Scene scene = Scene.make(cluster, receivers);
      Publishing publishing = new Publishing(scene.accounts(), cluster.services(), plan.seed());
      Faults faults = new Faults(cluster);
      CompletableFuture<Void> published = Threads.start(() -> publishing.run(plan.publishing()));
      faults.run(plan.steps());
      published.join();
      publishing.awaitAnswers();
      receivers.heal();
      Tables tables = tablesAtRest(scene);
      Evidence evidence =
          new Evidence(
              scene.subscribers(),
              publishing.log(),
              receivers.log(),
              tables,
              faults.stops(),
              Footprint.comparedWith(cluster.base(), cluster),
              circumstances());
      return new Report(
          plan, evidence.summary(), publishing.refusals(), Checker.violations(evidence));
    }
  }

  /** When nothing is live any more that can end, or should not be. */
  private Tables tablesAtRest(Scene scene) throws SQLException, InterruptedException {
    try (Connection connection = cluster.connect()) {
      DatabaseLog database = new DatabaseLog(connection, scene.accounts());
      long giveUpAt = System.nanoTime() + LONGEST_DRAIN.toNanos();
      while (database.liveDeliveries(scene.lostCauses()) > 0 && System.nanoTime() < giveUpAt) {
        Thread.sleep(100);
      }
      return database.tables();
    }
  }

  private Circumstances circumstances() {
    return new Circumstances(
        Instant.now(),
        Cluster.LEASE.plus(Cluster.POLL).plusSeconds(5),
        JITTER,
        plan.steps().isEmpty() ? Optional.of(Duration.ofSeconds(2)) : Optional.empty(),
        GRACE,
        plan.losesLeases());
  }
}
