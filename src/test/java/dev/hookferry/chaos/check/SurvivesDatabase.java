package dev.hookferry.chaos.check;

import java.util.stream.Stream;

/** An acknowledged event is in the database, whatever became of its server. */
final class SurvivesDatabase implements Promise {

  @Override
  public String name() {
    return "promise 11, an acknowledged event is durable";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.publications().stream()
        .filter(Publication::accepted)
        .filter(publication -> evidence.stored(publication.number()).isEmpty())
        .map(publication -> publication + " was acknowledged, and is not stored");
  }
}
