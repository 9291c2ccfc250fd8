package dev.hookferry.bench;

/**
 * How a time of publishing went.
 *
 * @param accepted requests that were answered 202
 * @param failed all others that ended
 * @param seconds from the first request to the last answer
 * @param latencies from when a request was to be sent to its 202
 */
record Published(long accepted, long failed, double seconds, Latencies latencies) {

  double perSecond() {
    return accepted / seconds;
  }

  /**
   * Takes no measurement of a service that sheds its load.
   *
   * @throws IllegalStateException if a request was refused
   */
  void mustBeAccepted() {
    if (failed > 0) {
      throw new IllegalStateException(failed + " requests were refused");
    }
  }
}
