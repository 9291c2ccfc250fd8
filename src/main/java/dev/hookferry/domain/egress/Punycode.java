package dev.hookferry.domain.egress;

/** Writes any text in the letters, digits and hyphens of host names (RFC 3492). */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 0x80;

  private Punycode() {}

  /** The text's ASCII, a hyphen if there is any, and what says where its other characters go. */
  static String encode(String text) {
    int[] codePoints = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    text.codePoints().filter(c -> c < FIRST_CODE_POINT).forEach(out::appendCodePoint);
    int handled = out.length();
    boolean first = true;
    if (handled > 0) {
      out.append('-');
    }
    int delta = 0;
    int bias = FIRST_BIAS;
    int last = FIRST_CODE_POINT;
    while (handled < codePoints.length) {
      int next = nextFrom(last, codePoints);
      delta += (next - last) * (handled + 1);
      for (int codePoint : codePoints) {
        if (codePoint < next) {
          delta++;
        } else if (codePoint == next) {
          append(out, delta, bias);
          bias = adapted(delta, ++handled, first);
          first = false;
          delta = 0;
        }
      }
      delta++;
      last = next + 1;
    }
    return out.toString();
  }

  private static int nextFrom(int least, int[] codePoints) {
    int next = Integer.MAX_VALUE;
    for (int codePoint : codePoints) {
      next = codePoint >= least ? Math.min(next, codePoint) : next;
    }
    return next;
  }

  /** A number of variable length, its lowest digit first. */
  private static void append(StringBuilder out, int number, int bias) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapted(int delta, int handled, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / handled;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
