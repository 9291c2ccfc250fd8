package dev.hookferry.api.kit;

/**
 * Text that the database has a place for: without U+0000 and without lone surrogates. What it has
 * none for is no id of anything.
 */
public final class StorableText {

  private StorableText() {}

  public static boolean is(String text) {
    return text.indexOf('\0') < 0 && !LoneSurrogates.areIn(text);
  }
}
