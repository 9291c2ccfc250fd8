package dev.hookferry.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58Test {

  // Expected values computed by another implementation.
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000000, 1111111111111111",
    "00000000-0000-0000-0000-000000000001, 1111111111111112",
    "00000000-0000-0000-0000-00000000003a, 11111111111111121",
    "ffffffff-ffff-ffff-ffff-ffffffffffff, YcVfxkQb6JRzqk5kF2tNLv",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f, BihbxwwQ4NZZpKRH9JDCz",
  })
  void givenKnownUuid_whenEncodedAndDecoded_thenKnownText(UUID id, String text) {
    assertEquals(text, Base58.encode(id));
    assertEquals(Optional.of(id), Base58.decode(text));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "1",
        "111111111111111",
        "11111111111111111",
        "1111111111111111111111",
        "zzzzzzzzzzzzzzzzzzzzzz",
        "111111111111111O",
        "111111111111111l",
        "11111111111111 1",
        "111111111111111é",
        "11111111111111111111111111111111111111111111"
      })
  void givenTextThatIsNone_whenDecoded_thenEmpty(String text) {
    assertEquals(Optional.empty(), Base58.decode(text));
  }

  @Property
  void givenAnyUuid_whenEncodedAndDecoded_thenTheSame(@ForAll long high, @ForAll long low) {
    UUID id = new UUID(high, low);
    assertEquals(Optional.of(id), Base58.decode(Base58.encode(id)));
  }

  @Property
  void givenAnyText_whenItDecodes_thenItIsTheOneTextOfItsUuid(
      @ForAll @StringLength(min = 14, max = 23) @CharRange(from = '1', to = 'z') String text) {
    assertTrue(Base58.decode(text).map(Base58::encode).filter(t -> !t.equals(text)).isEmpty());
  }
}
