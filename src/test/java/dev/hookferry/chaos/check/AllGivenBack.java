package dev.hookferry.chaos.check;

import java.util.stream.Stream;

/** Memory, descriptors, threads and connections are held no longer than what they were for. */
final class AllGivenBack implements Promise {

  @Override
  public String name() {
    return "promise 12, what a fault takes is given back";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.uses().stream()
        .filter(use -> !use.isGivenBack())
        .map(
            use ->
                "%s: %d at rest, %d before the faults"
                    .formatted(use.resource(), use.atRest(), use.base()));
  }
}
