package dev.hookferry.chaos.check;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is known of a hop, each in the order of time.
 *
 * @param attempts rows by lease number
 */
record Track(List<LiveRow> live, List<AttemptRow> attempts, List<Receipt> receipts) {

  static Track empty() {
    return new Track(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  boolean finished() {
    return attempts.stream().anyMatch(AttemptRow::ends);
  }

  long abandoned() {
    return attempts.stream().filter(AttemptRow::abandoned).count();
  }

  /** Attempts after which nobody can tell whether the receiver took it. */
  long unanswered() {
    return attempts.stream().filter(AttemptRow::unanswered).count();
  }

  long successes() {
    return receipts.stream().filter(Receipt::succeeded).count();
  }
}
