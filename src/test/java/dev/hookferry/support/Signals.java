package dev.hookferry.support;

import java.io.IOException;

/** Signals that Java has no method for. */
public final class Signals {

  private Signals() {}

  /**
   * Sends a signal and waits until it is sent.
   *
   * @param name without SIG
   * @param pid of a process that a test started
   */
  public static void send(String name, long pid) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -%s %d ended with %d".formatted(name, pid, code));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
