package dev.hookferry.registry;

import io.vertx.pgclient.PgException;

/** Which rule of a table a statement broke. */
public final class Violations {

  private Violations() {}

  /** Whether this is the constraint or unique index that the failure is about. */
  public static boolean isOf(String constraint, Throwable failure) {
    return failure instanceof PgException violation && constraint.equals(violation.getConstraint());
  }
}
