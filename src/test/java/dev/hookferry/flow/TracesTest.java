package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.TestSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While no traces are exported, a setting says whether receivers get the publisher's. */
class TracesTest {

  private static final Optional<String> TRACE =
      Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

  private static Traces traces(Map<String, String> settings) {
    return new Traces(null, true, TestSettings.of(settings));
  }

  @Test
  void givenNoSetting_whenSentAndShown_thenAsPublished() {
    Traces traces = traces(Map.of());
    assertEquals(TRACE, traces.passedOn(TRACE));
    assertEquals(TRACE, traces.shown(TRACE));
    assertEquals(Optional.empty(), traces.shown(Optional.empty()));
  }

  @Test
  void givenTracesAreKeptBack_whenSentAndShown_thenNone() {
    Traces traces = traces(Map.of("hookferry.trace-context", "false"));
    assertEquals(Optional.empty(), traces.passedOn(TRACE));
    assertEquals(Optional.empty(), traces.shown(TRACE));
  }
}
