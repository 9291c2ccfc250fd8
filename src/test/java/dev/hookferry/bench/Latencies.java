package dev.hookferry.bench;

import java.util.Arrays;

/** Latencies in microseconds, all of them kept: exact percentiles. Not for several threads. */
final class Latencies {

  private long[] micros = new long[1024];
  private int count;

  void add(long latencyMicros) {
    if (count == micros.length) {
      micros = Arrays.copyOf(micros, count * 2);
    }
    micros[count++] = latencyMicros;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  /**
   * The smallest latency that this share of all does not exceed (nearest rank), in milliseconds;
   * NaN: there is none.
   *
   * @param share 0.5 is the median, 1 the maximum
   */
  double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    Arrays.sort(micros, 0, count);
    int rank = (int) Math.ceil(share * count);
    return micros[Math.max(rank, 1) - 1] / 1000.0;
  }
}
