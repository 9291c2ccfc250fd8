package dev.hookferry.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

  @Test
  void givenFigures_whenPrinted_thenOneTableWithWhatTheyDependOn() {
    Results results = new Results(Map.of("processors", "2"));
    results.add(
        List.of(
            Figure.of("publish", "single", 4_123.4, "events/s").noting("engine off"),
            Figure.of("latency", "p50", 7.456, "ms"),
            Figure.of("latency", "p99", 23.456, "ms")));

    assertEquals(
        """
        | scenario | what | value | unit | note |
        |---|---|--:|---|---|
        | publish | single | 4,123 | events/s | engine off |
        | latency | p50 | 7.46 | ms |  |
        | latency | p99 | 23.5 | ms |  |

        - processors: 2
        """,
        results.markdown());
  }
}
