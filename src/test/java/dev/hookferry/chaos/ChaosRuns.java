package dev.hookferry.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with faults that chance chooses.
 *
 * <pre>
 *   ./mvnw -Pchaos verify
 *     -Dchaos.runs=20         number of runs
 *     -Dchaos.seconds=15      length of each, before everything comes to rest
 *     -Dchaos.seed=42         of the first run, the next one has 43: chooses the same faults and moods again
 * </pre>
 */
class ChaosRuns {

  @Test
  void givenRandomFaults_whenPublishing_thenAllPromisesAreKept(@TempDir Path folder)
      throws Exception {
    long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
    Duration publishing = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 15));
    List<String> broken = new ArrayList<>();
    try (Cluster cluster = Cluster.start(folder)) {
      for (int run = 0; run < Integer.getInteger("chaos.runs", 20); run++) {
        FaultPlan plan = FaultPlan.random(seed + run, publishing);
        System.out.println("running " + plan);
        ChaosRun.Report report = new ChaosRun(cluster, plan).run();
        System.out.println(report);
        report.violations().forEach(violation -> broken.add(plan + ": " + violation));
      }
    }
    assertEquals(List.of(), broken);
  }
}
