package dev.hookferry.web.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

  @Test
  void givenPublishedPairs_whenCompared_thenTheContrastOfWcag() {
    assertEquals(21, Palette.contrast(0, 0xFFFFFF), 0.001);
    assertEquals(4.54, Palette.contrast(0x767676, 0xFFFFFF), 0.005);
    assertEquals(1, Palette.contrast(0x123456, 0x123456), 0.001);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0xFFFFFF, 0xFFEE00, 0x00FF00, 0x808080, 0x3355FF, 0x767676, 0xC0FFEE})
  void givenAnyColour_whenAPageIsShown_thenTextCanBeRead(int colour) {
    assertTrue(Palette.contrast(colour, Palette.onto(colour)) >= 4.5);
    for (int back : new int[] {0xF6F7F9, 0x1B212A}) {
      assertTrue(Palette.contrast(Palette.readable(colour, back), back) >= 4.5);
    }
  }

  @Test
  void givenAColourThatCanBeRead_whenAPageIsShown_thenItIsThatOne() {
    assertEquals(0x1F5FBF, Palette.readable(0x1F5FBF, 0xF6F7F9));
    assertTrue(Palette.css("#1F5FBF").contains("--primary:#1f5fbf;--on-primary:#ffffff"));
    assertEquals("", Palette.css(null));
  }
}
