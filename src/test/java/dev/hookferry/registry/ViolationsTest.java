package dev.hookferry.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationsTest {

  @ParameterizedTest
  @CsvSource({
    "'ERROR: duplicate key value violates unique constraint \"endpoint_device_url\" (23505)',true",
    "'FEHLER: doppelter Schlüsselwert verletzt Unique-Constraint »endpoint_device_url« (23505)',true",
    "'FEHLER: doppelter Schlüsselwert verletzt Unique-Constraint »endpoint_pkey« (23505)',false",
  })
  void givenTheServersMessage_whenInAnyLanguage_thenTheConstraintIsKnown(
      String message, boolean expected) {
    Throwable failure =
        new IllegalStateException(
            new ConstraintViolationException("", new SQLException(message, "23505"), null));
    assertEquals(expected, Violations.isOf("endpoint_device_url", failure));
  }
}
