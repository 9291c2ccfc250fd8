package dev.hookferry.chaos.check;

/**
 * What is held of a resource once everything has come to rest.
 *
 * @param base what was held before the first fault
 * @param slack that it may differ by without a leak
 */
public record Use(String resource, long base, long atRest, long slack) {

  /** Whether it came back to its base. */
  public boolean isGivenBack() {
    return atRest <= base + slack;
  }
}
