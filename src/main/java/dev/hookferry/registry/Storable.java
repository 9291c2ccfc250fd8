package dev.hookferry.registry;

/** What a text column can hold. */
public final class Storable {

  private Storable() {}

  /**
   * PostgreSQL keeps no NUL in a text, so no row has it, and a statement that asks for it fails.
   */
  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0;
  }
}
