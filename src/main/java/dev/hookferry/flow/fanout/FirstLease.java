package dev.hookferry.flow.fanout;

/**
 * A delivery that was stored with a lease.
 *
 * @param number of its event
 * @param timeoutMillis of its endpoint
 * @param endpointVersion of its endpoint's row
 */
public record FirstLease(
    NewDelivery delivery, long number, Leasing leasing, int timeoutMillis, long endpointVersion) {

  public Leasing.Terms terms() {
    return leasing.terms().get(delivery.id());
  }
}
