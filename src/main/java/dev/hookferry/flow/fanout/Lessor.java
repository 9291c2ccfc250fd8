package dev.hookferry.flow.fanout;

import java.util.List;

/**
 * Lets deliveries be stored with a lease of this process, where it would claim them at once: then
 * nobody needs to claim them.
 */
public interface Lessor {

  /**
   * Takes the room that sending these needs, as far as there is some. Whatever is taken is handed
   * over or given back.
   */
  Leasing take(List<NewDelivery> deliveries);

  /** Gives the room of these back: they are not stored with a lease, as far as anybody knows. */
  void giveBack(Leasing leasing, List<NewDelivery> deliveries);
}
