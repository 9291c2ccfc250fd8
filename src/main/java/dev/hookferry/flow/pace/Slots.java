package dev.hookferry.flow.pace;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests that this process may have in flight. Whoever wants to begin some takes slots
 * before, so that there are never more than so many; from any thread.
 */
final class Slots {

  private final AtomicInteger taken = new AtomicInteger();
  private final int all;

  Slots(int all) {
    this.all = all;
  }

  /** Takes up to so many, but leaves some; the number that was taken. */
  int take(int wanted, int leaving) {
    while (true) {
      int now = taken.get();
      int taking = Math.min(wanted, all - leaving - now);
      if (taking <= 0) {
        return 0;
      }
      if (taken.compareAndSet(now, now + taking)) {
        return taking;
      }
    }
  }

  /** Begun all the same, though nobody took slots for them. */
  void exceed(int begun) {
    taken.addAndGet(begun);
  }

  void free(int slots) {
    taken.addAndGet(-slots);
  }

  boolean areFree() {
    return taken.get() == 0;
  }
}
