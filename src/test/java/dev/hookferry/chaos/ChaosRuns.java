package dev.hookferry.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.hookferry.support.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with faults that chance chooses, and as many with a full disk, where a volume can be
 * mounted.
 *
 * <pre>
 *   ./mvnw -Pchaos verify
 *     -Dchaos.runs=20         number of runs
 *     -Dchaos.seconds=15      length of each, before everything comes to rest
 *     -Dchaos.seed=42         of the first run, the next one has 43: chooses the same faults and moods again
 * </pre>
 */
class ChaosRuns {

  private static final int VOLUME_MEGABYTES = 300;

  private final long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
  private final Duration publishing = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 15));

  @Test
  void givenRandomFaults_whenPublishing_thenAllPromisesAreKept(@TempDir Path folder)
      throws Exception {
    try (Cluster cluster = Cluster.start(folder)) {
      assertKept(cluster, seed -> FaultPlan.random(seed, publishing));
    }
  }

  @Test
  void givenFullDisk_whenPublishing_thenAllPromisesAreKept(@TempDir Path folder) throws Exception {
    try (Volume volume = mount(Files.createDirectory(folder.resolve("postgres")));
        Cluster cluster = Cluster.start(folder, volume)) {
      List<ChaosRun.Report> reports =
          assertKept(cluster, seed -> FaultPlan.of(seed, publishing, Fault.DISK_FULL));
      reports.forEach(report -> assertNotEquals(0, report.refusals(), report::toString));
    }
  }

  private List<ChaosRun.Report> assertKept(Cluster cluster, LongFunction<FaultPlan> plans)
      throws Exception {
    List<ChaosRun.Report> reports = new ArrayList<>();
    for (int run = 0; run < Integer.getInteger("chaos.runs", 20); run++) {
      FaultPlan plan = plans.apply(seed + run);
      System.out.println("running " + plan);
      ChaosRun.Report report = new ChaosRun(cluster, plan).run();
      System.out.println(report);
      reports.add(report);
    }
    assertEquals(
        List.of(), reports.stream().filter(report -> !report.violations().isEmpty()).toList());
    return reports;
  }

  private static Volume mount(Path folder) {
    try {
      return Volume.mount(folder, VOLUME_MEGABYTES);
    } catch (IOException e) {
      System.out.println("no full disk: " + e.getMessage());
      return abort(e.getMessage());
    }
  }
}
