package dev.hookferry.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three instances, moody receivers and one kind of trouble at a time; the long form is {@link
 * ChaosRuns}.
 */
@Timeout(240)
class ChaosIT {

  private static final Duration PUBLISHING = Duration.ofSeconds(6);

  private static Cluster cluster;

  @BeforeAll
  static void startCluster(@TempDir Path folder) throws Exception {
    cluster = Cluster.start(folder);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Test
  void givenRollingRestart_whenPublishing_thenNoLeaseIsLost() throws Exception {
    assertKept(FaultPlan.of(1, PUBLISHING, Fault.ROLLING_RESTART));
  }

  @Test
  void givenKilledAndFrozenInstances_whenPublishing_thenAllPromisesAreKept() throws Exception {
    assertKept(FaultPlan.of(2, PUBLISHING, Fault.KILL, Fault.PAUSE));
  }

  @Test
  void givenFailingDatabase_whenPublishing_thenAllPromisesAreKept() throws Exception {
    assertKept(FaultPlan.of(3, PUBLISHING, Fault.DATABASE_CRASH, Fault.DATABASE_SILENT_THEN_CUT));
  }

  private static void assertKept(FaultPlan plan) throws Exception {
    ChaosRun.Report report = new ChaosRun(cluster, plan).run();
    System.out.println(report);
    assertEquals(List.of(), report.violations(), plan.toString());
  }
}
