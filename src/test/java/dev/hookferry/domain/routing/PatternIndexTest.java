package dev.hookferry.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PatternIndexTest {

  @Test
  void givenOverlappingPatterns_whenMatching_thenInOrderOfAdditionAndOnce() {
    PatternIndex<String> index =
        PatternIndex.<String>builder()
            .add("vm.created", "exact")
            .add("*", "all")
            .add("vm.*", "exact")
            .add("vm.*", "open")
            .add("disk.*", "other")
            .build();
    assertEquals(List.of("exact", "all", "open"), List.copyOf(index.matching("vm.created")));
  }

  @Test
  void givenBuilderUsedOn_whenMatching_thenWhatWasBuiltStays() {
    PatternIndex.Builder<String> builder = PatternIndex.<String>builder().add("a", "first");
    PatternIndex<String> built = builder.build();
    builder.add("a", "second");
    assertEquals(List.of("first"), List.copyOf(built.matching("a")));
  }

  @Test
  void givenNothingAdded_whenMatching_thenNothing() {
    assertEquals(List.of(), List.copyOf(PatternIndex.builder().build().matching("vm")));
  }

  @Property
  void givenAnyPatterns_whenMatching_thenTheIndexAgreesWithEachPattern(
      @ForAll("patterns") List<String> patterns, @ForAll("dotted") String type) {
    PatternIndex.Builder<Integer> builder = PatternIndex.builder();
    IntStream.range(0, patterns.size()).forEach(i -> builder.add(patterns.get(i), i));
    List<Integer> expected =
        IntStream.range(0, patterns.size())
            .filter(i -> new EventPattern(patterns.get(i)).matches(type))
            .boxed()
            .toList();
    assertEquals(expected, List.copyOf(builder.build().matching(type)));
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    return dotted().list().ofMaxSize(12);
  }

  /** Few different segments, so that many pairs match; empty ones and stars in types too. */
  @Provide
  Arbitrary<String> dotted() {
    return Arbitraries.of("a", "b", "*", "*", "", "hookferry")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(segments -> String.join(".", segments));
  }
}
