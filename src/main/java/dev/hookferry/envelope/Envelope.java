package dev.hookferry.envelope;

import dev.hookferry.domain.retry.Backoff;

/**
 * How the receivers of one surface are called. There is one implementation a surface; the line
 * finds them all and knows none by name.
 */
public interface Envelope {

  /** The surface's name, as kept with its endpoints: {@code "session"}. */
  String name();

  /** The waits between attempts for endpoints that state none of their own. */
  Backoff backoff();

  /** Largest relative change of each wait, 0.1 for ± 10 %. */
  default double jitter() {
    return 0.1;
  }

  /** Most of an answer's body that is kept with its attempt, in bytes. */
  default int answerBytes() {
    return 1024;
  }

  /**
   * The request as this surface's receivers expect it. The line adds the Standard Webhooks headers
   * and the endpoint's custom headers; what stands here wins over custom headers.
   */
  Message message(Dispatch dispatch);
}
