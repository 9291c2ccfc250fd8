package dev.hookferry.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdTest {

  private static final UUID ONE = new UUID(0, 1);

  @Test
  void givenUuid_whenOfAndParsed_thenPrefixedAndBack() {
    assertEquals("evt_1111111111111112", PublicId.EVENT.of(ONE));
    assertEquals(Optional.of(ONE), PublicId.EVENT.parse("evt_1111111111111112"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "evt_", "1111111111111112", "whe_1111111111111112", "EVT_1111111111111112"})
  void givenTextThatIsNone_whenParsed_thenEmpty(String text) {
    assertEquals(Optional.empty(), PublicId.EVENT.parse(text));
  }
}
