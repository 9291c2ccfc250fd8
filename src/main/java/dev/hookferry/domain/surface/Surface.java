package dev.hookferry.domain.surface;

import dev.hookferry.domain.retry.Backoff;

/**
 * What the line needs to know of one documented API: how its receivers are called. Each surface's
 * folder holds one implementation; the line finds them all and knows none by name.
 */
public interface Surface {

  /** The surface's name, as kept with its endpoints: {@code "session"}. */
  String name();

  /** The waits between attempts for endpoints that state none of their own. */
  Backoff backoff();

  /**
   * The request as this surface's receivers expect it. The line adds the Standard Webhooks headers
   * and the endpoint's custom headers; what stands here wins over custom headers.
   */
  Message message(Dispatch dispatch);
}
