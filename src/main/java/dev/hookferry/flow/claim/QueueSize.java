package dev.hookferry.flow.claim;

/**
 * The size of the queue's table in steps of eight: 0 is empty, then up to 7 pages of 8 KiB, up to
 * 63, and so on to 128 GiB and more.
 */
final class QueueSize {

  static final int STEPS = 10;

  private static final int PAGE = 8192;
  private static final int BITS_OF_A_STEP = 3;

  private QueueSize() {}

  /** The step of so many bytes, 0 ≤ step &lt; {@link #STEPS}. */
  static int step(long bytes) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(bytes / PAGE);
    return Math.min(Math.ceilDiv(bits, BITS_OF_A_STEP), STEPS - 1);
  }
}
