package dev.hookferry.api.kit;

import java.util.OptionalInt;

/**
 * Halves of UTF-16's surrogate pairs: JSON can spell them (RFC 8259, section 8.2), but UTF-8 has no
 * bytes for them, so that they would be stored as question marks.
 */
public final class LoneSurrogates {

  private LoneSurrogates() {}

  /** The first one in the text, or empty where there is none. */
  public static OptionalInt first(String text) {
    return text.codePoints()
        .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        .findFirst();
  }

  public static boolean areIn(String text) {
    return first(text).isPresent();
  }
}
