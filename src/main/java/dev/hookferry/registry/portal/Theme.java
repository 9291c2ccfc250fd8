package dev.hookferry.registry.portal;

/**
 * How the portal looks.
 *
 * @param primary {@code #RRGGBB}; null: our own colour
 * @param logoUrl https; null: none
 */
public record Theme(String primary, String logoUrl, Mode mode) {

  /** Which of the two looks. */
  public enum Mode {
    /** As the browser prefers. */
    AUTO,
    LIGHT,
    DARK
  }

  /** Of a link that states none. */
  public static final Theme OURS = new Theme(null, null, Mode.AUTO);
}
