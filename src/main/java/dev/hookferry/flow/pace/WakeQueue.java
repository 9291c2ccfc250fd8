package dev.hookferry.flow.pace;

import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.ClaimScope.LaneCursor;
import dev.hookferry.domain.lane.LaneKey;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the line should look next: in lanes that somebody named, and at times in all of them. Both
 * take turns, so that neither waits for the other.
 *
 * <p>Not safe for use by several threads at once.
 */
final class WakeQueue {

  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_NAMED = 20_000;

  private final Set<LaneKey> named = new LinkedHashSet<>();
  private LaneCursor cursor = new LaneCursor();
  private boolean wasEverywhereLast;

  void add(LaneKey lane) {
    if (named.size() < MOST_NAMED) {
      named.add(lane);
    } else {
      addAll();
    }
  }

  void addAll() {
    cursor.begin();
  }

  /** Walks anew, for somebody else may still be on the old walk. */
  void restart() {
    boolean underWay = cursor.isUnderWay();
    cursor = new LaneCursor();
    if (underWay) {
      cursor.begin();
    }
  }

  boolean isEmpty() {
    return named.isEmpty() && !cursor.isUnderWay();
  }

  /** The next place to look at; a walk goes on until all lanes were seen. */
  Optional<ClaimScope> next() {
    if (isEmpty()) {
      return Optional.empty();
    }
    wasEverywhereLast = cursor.isUnderWay() && (named.isEmpty() || !wasEverywhereLast);
    return Optional.of(
        wasEverywhereLast ? new ClaimScope.Everywhere(cursor) : new ClaimScope.At(someNamed()));
  }

  private Set<LaneKey> someNamed() {
    Set<LaneKey> some = new LinkedHashSet<>();
    Iterator<LaneKey> all = named.iterator();
    while (all.hasNext() && some.size() < MOST_AT_ONCE) {
      some.add(all.next());
      all.remove();
    }
    return some;
  }
}
