package dev.hookferry.chaos.check;

/** One event on its way to one endpoint. */
public record Hop(String eventId, String endpointId) {

  @Override
  public String toString() {
    return eventId + " → " + endpointId;
  }
}
