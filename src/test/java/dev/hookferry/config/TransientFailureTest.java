package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth another try. */
class TransientFailureTest {

  private final TransientFailure rule = new TransientFailure();

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "40001", "40P01", "53300", "55000", "55P03", "57014", "57P01", "58030"})
  void givenStateThatPasses_whenJudged_thenTriedAgain(String state) {
    assertTrue(rule.test(new PgException("m", "ERROR", state, null)));
    assertTrue(rule.test(new IllegalStateException(new SQLException("m", state))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22012", "23505", "42601", "42P01", "25006", "XX000"})
  void givenStateThatStays_whenJudged_thenNot(String state) {
    assertFalse(rule.test(new PgException("m", "ERROR", state, null)));
    assertFalse(rule.test(new SQLException("m", state)));
  }

  static Stream<Throwable> lost() {
    return Stream.of(
        new ConnectException("refused"),
        new CompletionException(new IOException("reset")),
        new TimeoutException("late"),
        new io.smallrye.mutiny.TimeoutException(),
        new org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException("late"),
        new NoStackTraceThrowable("Timeout"),
        new VertxException("Connection was closed"));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void givenConnectionOrWaitThatEnded_whenJudged_thenTriedAgain(Throwable failure) {
    assertTrue(rule.test(failure));
  }

  static Stream<Throwable> stays() {
    return Stream.of(
        new ConstraintViolationException("m", new SQLException("m", "23503"), "fk"),
        new NullPointerException(),
        new IllegalStateException("a bug"),
        new SQLException("without a state"));
  }

  @ParameterizedTest
  @MethodSource("stays")
  void givenBrokenRuleOrBug_whenJudged_thenNot(Throwable failure) {
    assertFalse(rule.test(failure));
  }

  @Test
  void givenCausesInACircle_whenJudged_thenItEnds() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);
    assertFalse(rule.test(first));
  }
}
