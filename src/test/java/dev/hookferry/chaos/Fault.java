package dev.hookferry.chaos;

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
  DATABASE_SILENT_THEN_CUT;

  /** Whether an instance may lose what it holds. */
  boolean losesLeases() {
    return this != ROLLING_RESTART;
  }
}
