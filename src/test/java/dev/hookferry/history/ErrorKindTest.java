package dev.hookferry.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.flow.send.Answer.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure is found under its kind, and under no other. */
class ErrorKindTest {

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, UNREACHABLE",
    "TIMEOUT, TIMEOUT",
    "CLOSED, CLOSED",
    "TLS, TLS",
    "UNREADABLE, UNREADABLE"
  })
  void givenFault_whenMatched_thenOfOneKind(Fault fault, ErrorKind kind) {
    assertEquals(List.of(kind), of(fault.text()));
  }

  @ParameterizedTest
  @CsvSource({"status 500, STATUS", "abandoned, ABANDONED", "expired, EXPIRED"})
  void givenText_whenMatched_thenOfOneKind(String error, ErrorKind kind) {
    assertEquals(List.of(kind), of(error));
  }

  private static List<ErrorKind> of(String error) {
    return Arrays.stream(ErrorKind.values())
        .filter(kind -> error.startsWith(kind.pattern().replace("%", "")))
        .toList();
  }
}
