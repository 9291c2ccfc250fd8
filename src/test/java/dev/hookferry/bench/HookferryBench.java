package dev.hookferry.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Runs the scenarios one after the other and prints one table, which it keeps in {@code
 * target/bench}.
 *
 * <pre>
 *   ./mvnw -Pbench verify                                  everything
 *   ./mvnw -Pbench verify -Dbench=publish,latency          some scenarios
 *     -Dbench.seconds=20 -Dbench.warm-up=10                length of a measurement, and of what goes before it
 *     -Dbench.drain=10000,100000,1000000,10000000          live deliveries to drain
 *     -Dbench.starts=20                                    starts to measure
 *     -Dbench.database-url=postgresql://u:p@host:port/db   a server of yours instead of the embedded one
 *     -Dbench.executable=target/hookferry-runner           the native executable in place of the jar; it needs a server of yours
 * </pre>
 */
class HookferryBench {

  private static final List<Scenario> SCENARIOS =
      List.of(
          new PublishScenario(),
          new DeliveredScenario(),
          new SingleScenario(),
          new AccountsScenario(),
          new InstancesScenario(),
          new LatencyScenario(),
          new JobScenario(),
          new DrainScenario(),
          new FanOutScenario(),
          new CpuScenario(),
          new CostScenario(),
          new MemoryScenario(),
          new StartScenario(),
          new SizeScenario(),
          new CeilingScenario());

  private static final String DATABASE_SETTINGS =
      """
      SELECT string_agg(name || ' ' || setting, ', ' ORDER BY name)
      FROM pg_settings
      WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')
      """;

  @Test
  void measure() throws Exception {
    Settings settings = Settings.read();
    settings.mustName(SCENARIOS);
    Results results = new Results(circumstances(settings));
    List<String> failures = new ArrayList<>();
    for (Scenario scenario : SCENARIOS) {
      if (settings.wants(scenario)) {
        run(scenario, settings, results, failures);
      }
    }
    System.out.println("\n" + results.markdown());
    assertEquals(List.of(), failures);
  }

  /** One that fails leaves the others their figures. */
  private static void run(
      Scenario scenario, Settings settings, Results results, List<String> failures)
      throws Exception {
    System.out.println("measuring " + scenario.name());
    try {
      results.add(scenario.run(settings));
    } catch (Exception e) {
      e.printStackTrace();
      failures.add(scenario.name() + ": " + e);
    }
    results.save(Settings.FOLDER);
  }

  private static Map<String, String> circumstances(Settings settings) throws Exception {
    Map<String, String> all = new TreeMap<>(Machine.described());
    all.putAll(settings.described());
    try (Bed bed = Bed.start(settings, Map.of())) {
      all.put("PostgreSQL", bed.database().query(DATABASE_SETTINGS));
    }
    return all;
  }
}
