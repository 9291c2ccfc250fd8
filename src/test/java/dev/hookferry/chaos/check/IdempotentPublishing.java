package dev.hookferry.chaos.check;

import java.util.stream.Stream;

/** However often an event is sent under its key, it is stored once and answered alike. */
final class IdempotentPublishing implements Promise {

  @Override
  public String name() {
    return "promise 8, publishing is idempotent under a key";
  }

  @Override
  public Stream<String> broken(Evidence evidence) {
    return evidence.publications().stream().flatMap(publication -> broken(evidence, publication));
  }

  private static Stream<String> broken(Evidence evidence, Publication publication) {
    int stored = evidence.stored(publication.number()).size();
    long answers = publication.answers().stream().distinct().count();
    Stream<String> often =
        stored > 1
            ? Stream.of("%s is stored %d times".formatted(publication, stored))
            : Stream.empty();
    Stream<String> differently =
        answers > 1
            ? Stream.of("%s was answered in %d ways".formatted(publication, answers))
            : Stream.empty();
    return Stream.concat(often, differently);
  }
}
