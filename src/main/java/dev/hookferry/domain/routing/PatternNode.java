package dev.hookferry.domain.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** A node of the trie: what ends here, what is open from here, and the segments that lead on. */
final class PatternNode {

  private final List<Integer> ending = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private final Map<String, PatternNode> children = new HashMap<>();

  void add(List<String> pattern, int value) {
    if (pattern.isEmpty()) {
      ending.add(value);
    } else if (pattern.equals(List.of(EventPattern.WILDCARD))) {
      open.add(value);
    } else {
      children
          .computeIfAbsent(pattern.getFirst(), segment -> new PatternNode())
          .add(rest(pattern), value);
    }
  }

  void find(List<String> type, IntConsumer found) {
    if (type.isEmpty()) {
      ending.forEach(found::accept);
      return;
    }
    open.forEach(found::accept);
    descend(type.getFirst(), type, found);
    descend(EventPattern.WILDCARD, type, found);
  }

  /** The same, by patterns that have the type's first segment as it is. */
  void findByName(List<String> type, IntConsumer found) {
    descend(type.getFirst(), type, found);
  }

  private void descend(String segment, List<String> type, IntConsumer found) {
    PatternNode child = children.get(segment);
    if (child != null) {
      child.find(rest(type), found);
    }
  }

  private static List<String> rest(List<String> segments) {
    return segments.subList(1, segments.size());
  }
}
