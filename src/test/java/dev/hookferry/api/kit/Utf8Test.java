package dev.hookferry.api.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "é", "\uFFFD", "\u0000", "\uD83D\uDE80", "\uDBFF\uDFFF", "\uFEFFa"})
  void givenText_whenItsBytesAreRead_thenTheText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertEquals(Optional.of(text), Utf8.text(bytes));
    assertEquals(
        Optional.of(text), Utf8.percentDecoded(HexFormat.of().withPrefix("%").formatHex(bytes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff",
        "80",
        "c3",
        "c328",
        "c0af",
        "c080",
        "e08080",
        "eda080",
        "edb080",
        "eda080edb080",
        "f0808080",
        "f09f9a",
        "f4908080",
        "f8888080",
        "41e282",
        "c3a9ff"
      })
  void givenBytesThatAreNoUtf8_whenRead_thenNone(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(Optional.empty(), Utf8.text(bytes));
    assertEquals(
        Optional.empty(), Utf8.percentDecoded(HexFormat.of().withPrefix("%").formatHex(bytes)));
  }

  @ParameterizedTest
  @CsvSource({
    "a%20b, a b",
    "%c3%A9, é",
    "%C3\u00a9, é",
    "\u00c3\u00a9, é",
    "a+b, a+b",
    "%2525, %25"
  })
  void givenEscapes_whenDecoded_thenOnce(String encoded, String text) {
    assertEquals(Optional.of(text), Utf8.percentDecoded(encoded));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "%4", "%zz", "%4g", "%%41", "100%", "%+1", "%\u0661\u0661", "\u0100"})
  void givenNoEscape_whenDecoded_thenNone(String encoded) {
    assertEquals(Optional.empty(), Utf8.percentDecoded(encoded));
  }

  @Test
  void givenHeader_whenRead_thenItsBytesAreText() {
    assertEquals(Optional.of("é%41"), Utf8.ofHeader("\u00c3\u00a9%41"));
    assertEquals(Optional.empty(), Utf8.ofHeader("\u00e9"));
  }
}
