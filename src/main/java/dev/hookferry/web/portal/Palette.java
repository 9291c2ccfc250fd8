package dev.hookferry.web.portal;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What becomes of an account's colour: a button in it, and words in it that can be read. WCAG 2.2,
 * 1.4.3 asks for a contrast of 4.5 between a text and what is behind it.
 */
final class Palette {

  private static final double READABLE = 4.5;

  /** What is behind texts: lighter of the two is the page, darker a box on it. */
  private static final int LIGHT_BACK = 0xF6F7F9;

  private static final int DARK_BACK = 0x1B212A;
  private static final int STEPS = 100;

  private Palette() {}

  /**
   * A style sheet.
   *
   * @param primary {@code #RRGGBB}; null: the colours of the sheet before stay
   */
  static String css(String primary) {
    if (primary == null) {
      return "";
    }
    int colour = Integer.parseInt(primary.substring(1), 16);
    String button =
        "--primary:" + text(colour) + ";--on-primary:" + text(onto(colour)) + ";--accent:";
    String light = "{" + button + text(readable(colour, LIGHT_BACK)) + "}";
    String dark = "{" + button + text(readable(colour, DARK_BACK)) + "}";
    return "html[data-mode=light],html[data-mode=auto]"
        + light
        + "html[data-mode=dark]"
        + dark
        + "@media (prefers-color-scheme:dark){html[data-mode=auto]"
        + dark
        + "}";
  }

  /** Black or white, whichever is read better on it. */
  static int onto(int colour) {
    return contrast(colour, 0xFFFFFF) >= contrast(colour, 0) ? 0xFFFFFF : 0;
  }

  /** The colour, or the nearest shade of it that can be read on what is behind. */
  static int readable(int colour, int back) {
    int away = onto(back);
    return IntStream.rangeClosed(0, STEPS)
        .map(step -> mixed(colour, away, step))
        .filter(shade -> contrast(shade, back) >= READABLE)
        .findFirst()
        .orElse(away);
  }

  static double contrast(int one, int other) {
    double brighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (brighter + 0.05) / (darker + 0.05);
  }

  private static int mixed(int from, int to, int step) {
    return channel(from, to, 16, step) | channel(from, to, 8, step) | channel(from, to, 0, step);
  }

  private static int channel(int from, int to, int shift, int step) {
    int start = from >> shift & 0xFF;
    int end = to >> shift & 0xFF;
    return start + (end - start) * step / STEPS << shift;
  }

  /** WCAG's relative luminance. */
  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    double value = (channel & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static String text(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
