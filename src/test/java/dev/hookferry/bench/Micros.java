package dev.hookferry.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall clock in microseconds: all processes of a measurement share it. */
final class Micros {

  private Micros() {}

  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
