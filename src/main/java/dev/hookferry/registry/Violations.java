package dev.hookferry.registry;

import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Which rule of a table a statement broke. */
public final class Violations {

  private Violations() {}

  /**
   * Whether this is the constraint or unique index that the failure is about. The server's message
   * names it in every language; Hibernate looks for it in English sentences alone.
   */
  public static boolean isOf(String constraint, Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(ConstraintViolationException.class::isInstance)
        .map(ConstraintViolationException.class::cast)
        .anyMatch(violation -> violation.getSQLException().getMessage().contains(constraint));
  }
}
