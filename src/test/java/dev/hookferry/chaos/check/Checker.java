package dev.hookferry.chaos.check;

import java.util.List;
import java.util.stream.Stream;

/** Holds the evidence against every promise. */
public final class Checker {

  private static final int ENOUGH = 10;

  private static final List<Promise> PROMISES =
      List.of(
          new NothingLost(),
          new NoneStuck(),
          new NoGhosts(),
          new BoundedDuplicates(),
          new AttemptsRecorded(),
          new OwnAnswers(),
          new Fencing(),
          new ScheduleHeld(),
          new IdempotentPublishing(),
          new CleanStop(),
          new SurvivesDatabase(),
          new AllGivenBack());

  private Checker() {}

  /** What is wrong, at most ten sentences for each promise; empty: nothing. */
  public static List<String> violations(Evidence evidence) {
    return PROMISES.stream().flatMap(promise -> violations(promise, evidence)).toList();
  }

  private static Stream<String> violations(Promise promise, Evidence evidence) {
    List<String> sentences = promise.broken(evidence).toList();
    Stream<String> more =
        sentences.size() > ENOUGH
            ? Stream.of("and %d more".formatted(sentences.size() - ENOUGH))
            : Stream.empty();
    return Stream.concat(sentences.stream().limit(ENOUGH), more)
        .map(sentence -> promise.name() + ": " + sentence);
  }
}
