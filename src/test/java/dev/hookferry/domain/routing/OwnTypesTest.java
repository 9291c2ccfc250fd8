package dev.hookferry.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTypesTest {

  private static final String TYPE = "hookferry.endpoint.created";

  @ParameterizedTest
  @CsvSource({
    "*, false",
    "*.*, false",
    "*.endpoint.created, false",
    "hook*.endpoint.created, false",
    "hookferry, false",
    "hookferry.*, true",
    "hookferry.endpoint.*, true",
    "hookferry.*.created, true",
    "hookferry.endpoint.created, true",
    "hookferry.endpoint.deleted, false",
  })
  void givenATypeOfOurOwn_whenMatched_thenOnlyByPatternsThatNameIt(String pattern, boolean wants) {
    assertEquals(wants, new EventPattern(pattern).matches(TYPE));
    assertEquals(
        wants, !PatternIndex.<String>builder().add(pattern, "x").build().matching(TYPE).isEmpty());
  }

  @Test
  void givenAnotherType_whenMatchedByAWildcard_thenAsEver() {
    assertTrue(new EventPattern("*").matches("hookferries.created"));
    assertFalse(OwnTypes.contain("hookferries.created"));
  }

  @Test
  void givenAType_whenItsPatternsAreAskedFor_thenEveryOneThatWantsIt() {
    assertEquals(
        Set.of(
            "hookferry.*",
            "hookferry.*.*",
            "hookferry.*.created",
            "hookferry.endpoint.*",
            "hookferry.endpoint.created"),
        Set.copyOf(OwnTypes.patternsFor(TYPE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hookferry.a", "hookferry.a.b", "hookferry.a.b.c"})
  void givenAType_whenItsPatternsAreAskedFor_thenEachOfThemMatches(String type) {
    OwnTypes.patternsFor(type)
        .forEach(pattern -> assertTrue(new EventPattern(pattern).matches(type), pattern));
  }
}
