package dev.hookferry.domain.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the values of all patterns that match an event type, without trying each pattern.
 *
 * <p>A trie over the patterns' segments; agrees with {@link EventPattern#matches}. Immutable.
 *
 * @param <T> what a pattern leads to, a subscription; equal values are found once
 */
public final class PatternIndex<T> {

  private final List<T> values;
  private final PatternNode root;

  private PatternIndex(List<Entry<T>> entries) {
    values = entries.stream().map(Entry::value).toList();
    root = new PatternNode();
    for (int i = 0; i < entries.size(); i++) {
      root.add(EventPattern.segments(entries.get(i).pattern()), i);
    }
  }

  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /** The distinct values of all patterns that match, in the order of their addition. */
  public Set<T> matching(String type) {
    TreeMap<Integer, T> found = new TreeMap<>();
    List<String> segments = EventPattern.segments(type);
    if (OwnTypes.contain(type)) {
      root.findByName(segments, i -> found.put(i, values.get(i)));
    } else {
      root.find(segments, i -> found.put(i, values.get(i)));
    }
    return new LinkedHashSet<>(found.values());
  }

  private record Entry<T>(String pattern, T value) {}

  /** Collects patterns and their values; may be used on after {@link #build}. */
  public static final class Builder<T> {

    private final List<Entry<T>> entries = new ArrayList<>();

    private Builder() {}

    /** Adds a value, not null, under a pattern as in {@link EventPattern}. */
    public Builder<T> add(String pattern, T value) {
      entries.add(new Entry<>(pattern, value));
      return this;
    }

    public PatternIndex<T> build() {
      return new PatternIndex<>(entries);
    }
  }
}
