package dev.hookferry.job;

import dev.hookferry.domain.routing.PatternIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which types of events a job selects, and whose patterns want them: by the same rule that events
 * are fanned out by.
 *
 * @param asked by the job; empty: all
 * @param patterns of the endpoints that it may replay to, each once
 */
record TypeRule(PatternIndex<String> asked, boolean all, PatternIndex<String> patterns) {

  static TypeRule of(Collection<String> asked, Collection<String> patterns) {
    return new TypeRule(index(asked), asked.isEmpty(), index(patterns));
  }

  private static PatternIndex<String> index(Collection<String> patterns) {
    PatternIndex.Builder<String> index = PatternIndex.builder();
    patterns.forEach(pattern -> index.add(pattern, pattern));
    return index.build();
  }

  /** Those of these types that the job asks for. */
  String[] asked(Collection<String> types) {
    return types.stream().filter(this::isAsked).toArray(String[]::new);
  }

  /** Each of these types that the job asks for, with each pattern that matches it. */
  Matches matches(Collection<String> types) {
    List<String> matched = new ArrayList<>();
    List<String> by = new ArrayList<>();
    for (String type : types) {
      Set<String> found = isAsked(type) ? patterns.matching(type) : Set.of();
      found.forEach(pattern -> matched.add(type));
      by.addAll(found);
    }
    return new Matches(matched.toArray(String[]::new), by.toArray(String[]::new));
  }

  private boolean isAsked(String type) {
    return all || !asked.matching(type).isEmpty();
  }

  /** A type and a pattern that matches it stand at the same place. */
  record Matches(String[] types, String[] patterns) {}
}
