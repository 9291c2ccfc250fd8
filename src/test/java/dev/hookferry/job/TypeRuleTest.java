package dev.hookferry.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.routing.EventPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeRuleTest {

  private static final List<String> TYPES =
      List.of("vm", "vm.created", "vm.disk.full", "disk.full", "hookferry.endpoint.failing");

  private static final List<String> PATTERNS =
      List.of("*", "vm.*", "*.full", "vm.created", "hookferry.*", "none");

  @Test
  void givenPatternsOfEndpoints_whenMatched_thenAsFanOutDoes() {
    TypeRule.Matches matches = TypeRule.of(List.of(), PATTERNS).matches(TYPES);
    Set<String> found = new HashSet<>();
    for (int i = 0; i < matches.types().length; i++) {
      found.add(matches.types()[i] + " by " + matches.patterns()[i]);
    }
    Set<String> expected = new HashSet<>();
    for (String type : TYPES) {
      PATTERNS.stream()
          .filter(pattern -> new EventPattern(pattern).matches(type))
          .forEach(pattern -> expected.add(type + " by " + pattern));
    }
    assertEquals(expected, found);
  }

  @Test
  void givenTypesThatAreAskedFor_whenMatched_thenNoOthers() {
    TypeRule rule = TypeRule.of(List.of("vm.*"), List.of("*"));
    assertArrayEquals(new String[] {"vm.created", "vm.disk.full"}, rule.asked(TYPES));
    assertArrayEquals(new String[] {"vm.created", "vm.disk.full"}, rule.matches(TYPES).types());
    assertArrayEquals(new String[] {"*", "*"}, rule.matches(TYPES).patterns());
  }
}
