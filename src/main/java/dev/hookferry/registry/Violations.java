package dev.hookferry.registry;

import io.vertx.pgclient.PgException;

/** Which rule of a table a statement broke. */
final class Violations {

  private Violations() {}

  /** Whether this is the constraint or unique index that the failure is about. */
  static boolean isOf(String constraint, Throwable failure) {
    return failure instanceof PgException violation && constraint.equals(violation.getConstraint());
  }
}
