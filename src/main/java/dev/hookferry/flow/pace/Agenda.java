package dev.hookferry.flow.pace;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.domain.lane.Look;
import dev.hookferry.domain.lane.Walk;
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
final class Agenda {

  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_NAMED = 20_000;

  private final Set<LaneKey> named = new LinkedHashSet<>();
  private Walk walk = new Walk();
  private boolean walkedLast;

  void add(LaneKey lane) {
    if (named.size() < MOST_NAMED) {
      named.add(lane);
    } else {
      addAll();
    }
  }

  void addAll() {
    walk.begin();
  }

  /** Walks anew, for somebody else may still be on the old walk. */
  void leaveWalk() {
    boolean underWay = walk.isUnderWay();
    walk = new Walk();
    if (underWay) {
      walk.begin();
    }
  }

  boolean isEmpty() {
    return named.isEmpty() && !walk.isUnderWay();
  }

  /** The next place to look at; a walk goes on until all lanes were seen. */
  Optional<Look> next() {
    if (isEmpty()) {
      return Optional.empty();
    }
    walkedLast = walk.isUnderWay() && (named.isEmpty() || !walkedLast);
    return Optional.of(walkedLast ? new Look.Everywhere(walk) : new Look.At(someNamed()));
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
