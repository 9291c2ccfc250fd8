package dev.hookferry.chaos;

import java.util.EnumSet;
import java.util.List;

/** What can befall a cluster. */
enum Fault {
  /** kill -9 of an instance, which comes back later. */
  KILL,
  /** SIGSTOP of an instance, longer than a lease at times, then SIGCONT. */
  PAUSE,
  /** SIGTERM and a new start of every instance in turn. */
  ROLLING_RESTART,
  /** Immediate stop of PostgreSQL, which recovers later. */
  DATABASE_CRASH,
  /** All connections to the database close once. */
  CONNECTIONS_CUT,
  /** All connections to the database close, and new ones too. */
  DATABASE_UNREACHABLE,
  /** Everything to and from the database takes its time. */
  DATABASE_SLOW,
  /** Nothing gets through to the database, and then everything at last. */
  DATABASE_SILENT,
  /** Nothing gets through to the database, and then the connections turn out to be dead. */
  DATABASE_SILENT_THEN_CUT,
  /**
   * No room is left on the volume of the database, and then there is again; in between PostgreSQL
   * may stop by itself. Only where it has a volume of its own: never chosen by chance, so a seed
   * chooses the same wherever it runs.
   */
  DISK_FULL;

  /** What can befall every cluster. */
  static List<Fault> anywhere() {
    return List.copyOf(EnumSet.complementOf(EnumSet.of(DISK_FULL)));
  }

  /** Whether an instance may lose what it holds. */
  boolean losesLeases() {
    return this != ROLLING_RESTART;
  }
}
