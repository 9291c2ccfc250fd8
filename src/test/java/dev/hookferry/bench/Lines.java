package dev.hookferry.bench;

import java.io.Reader;
import java.util.function.IntFunction;

/** Text that is made line by line as it is read. */
final class Lines extends Reader {

  private final int count;
  private final IntFunction<String> line;
  private String current = "";
  private int at;
  private int next;

  /**
   * @param count number of lines
   * @param line the line of this number, from 0, with its end
   */
  Lines(int count, IntFunction<String> line) {
    this.count = count;
    this.line = line;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    if (at == current.length() && !advance()) {
      return -1;
    }
    int taken = Math.min(length, current.length() - at);
    current.getChars(at, at + taken, into, offset);
    at += taken;
    return taken;
  }

  private boolean advance() {
    if (next == count) {
      return false;
    }
    current = line.apply(next++);
    at = 0;
    return true;
  }

  @Override
  public void close() {
    next = count;
  }
}
