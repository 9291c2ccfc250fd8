package dev.hookferry.flow.fanout;

import java.util.Map;
import java.util.UUID;

/**
 * Which of the deliveries that are about to be stored are leased, and on what terms.
 *
 * @param owner names the statement that stores them
 * @param takenAtNanos {@link System#nanoTime} from before the statement is sent
 * @param terms by the ids of the deliveries; those of others are stored due
 */
public record Leasing(UUID owner, long takenAtNanos, Map<UUID, Terms> terms) {

  /**
   * What is known here of the endpoint; where it is another by now, nothing is leased.
   *
   * @param freshStarts of the endpoint
   * @param ratePerSecond requests that it wants at most; null: no limit
   */
  public record Terms(long freshStarts, Integer ratePerSecond) {}
}
