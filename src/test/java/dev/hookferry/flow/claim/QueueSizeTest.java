package dev.hookferry.flow.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "8191, 0",
    "8192, 1",
    "65535, 1",
    "65536, 2",
    "524287, 2",
    "524288, 3",
    "137438953471, 8",
    "137438953472, 9",
    "9223372036854775807, 9",
  })
  void givenBytes_whenStepped_thenByEights(long bytes, int step) {
    assertEquals(step, QueueSize.step(bytes));
  }
}
