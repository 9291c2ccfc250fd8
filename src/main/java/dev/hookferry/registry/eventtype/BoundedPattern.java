package dev.hookferry.registry.eventtype;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A regular expression that gives up on a text for which it would take for ever, which then does
 * not match. Backtracking reads the same characters again and again, so the reads are counted.
 */
final class BoundedPattern implements RegularExpression {

  static final int MOST_READS = 1_000_000;

  private final Pattern pattern;

  BoundedPattern(String regex) {
    pattern = Pattern.compile(regex);
  }

  @Override
  public boolean matches(String text) {
    try {
      return pattern.matcher(new Counted(text, 0, text.length(), new int[1])).find();
    } catch (GaveUp | StackOverflowError e) {
      return false;
    }
  }

  /** Text that may be read so many times in all. */
  private record Counted(String text, int start, int end, int[] reads) implements CharSequence {

    @Override
    public char charAt(int index) {
      if (++reads[0] > MOST_READS) {
        throw new GaveUp();
      }
      return text.charAt(start + index);
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Counted(text, start + from, start + to, reads);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }

  private static final class GaveUp extends RuntimeException {
    GaveUp() {
      super(null, null, false, false);
    }
  }
}
