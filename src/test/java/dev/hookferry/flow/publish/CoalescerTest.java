package dev.hookferry.flow.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class CoalescerTest {

  /** Something that happens to a coalescer. */
  private sealed interface Step {}

  /** A request; a bad one fails every batch that it is in. */
  private record Submit(int weight, boolean bad) implements Step {}

  /** One of the batches under way ends. */
  private record End(int which) implements Step {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> submit =
        Combinators.combine(
                Arbitraries.integers().between(1, 6), Arbitraries.of(false, false, false, true))
            .as(Submit::new);
    Arbitrary<Step> end = Arbitraries.integers().between(0, 9).map(End::new);
    return Arbitraries.frequencyOf(Tuple.of(3, submit), Tuple.of(1, end)).list().ofMaxSize(40);
  }

  @Property(tries = 500)
  void givenAnyRequests_whenTheirBatchesEndInAnyOrder_thenEachIsAnsweredOnceAndTheBadAloneFail(
      @ForAll @IntRange(min = 1, max = 3) int lanes,
      @ForAll @IntRange(min = 1, max = 8) int maxWeight,
      @ForAll("steps") List<Step> steps) {
    Bench bench = new Bench(lanes, maxWeight);
    steps.forEach(bench::take);
    while (!bench.underWay.isEmpty()) {
      bench.end(0);
    }
    bench.assertAllAnswered();
  }

  /** A coalescer whose batches end when the test says so. */
  private static final class Bench {

    private record Batch(List<Integer> requests, UniEmitter<? super List<String>> emitter) {}

    private final int lanes;
    private final int maxWeight;
    private final Coalescer<Integer, String> coalescer;
    private final List<Submit> submitted = new ArrayList<>();
    private final List<List<String>> answers = new ArrayList<>();
    private final List<Batch> underWay = new ArrayList<>();
    private final List<String> tooMuch = new ArrayList<>();

    Bench(int lanes, int maxWeight) {
      this.lanes = lanes;
      this.maxWeight = maxWeight;
      this.coalescer = new Coalescer<>(lanes, maxWeight, this::weight, this::work);
    }

    private int weight(int request) {
      return submitted.get(request).weight();
    }

    private Uni<List<String>> work(List<Integer> requests) {
      return Uni.createFrom()
          .emitter(
              emitter -> {
                underWay.add(new Batch(requests, emitter));
                int weight = requests.stream().mapToInt(this::weight).sum();
                if (requests.size() > 1 && weight > maxWeight || underWay.size() > lanes) {
                  tooMuch.add(underWay.size() + " under way, the last weighs " + weight);
                }
              });
    }

    void take(Step step) {
      switch (step) {
        case Submit submit -> submit(submit);
        case End end -> {
          if (!underWay.isEmpty()) {
            end(end.which() % underWay.size());
          }
        }
      }
    }

    private void submit(Submit submit) {
      int request = submitted.size();
      List<String> heard = new ArrayList<>();
      submitted.add(submit);
      answers.add(heard);
      coalescer
          .submit(request)
          .subscribe()
          .with(heard::add, failure -> heard.add("failed: " + failure.getMessage()));
    }

    void end(int which) {
      Batch batch = underWay.remove(which);
      if (batch.requests().stream().anyMatch(request -> submitted.get(request).bad())) {
        batch.emitter().fail(new IllegalStateException("bad"));
      } else {
        batch
            .emitter()
            .complete(batch.requests().stream().map(request -> "of " + request).toList());
      }
    }

    void assertAllAnswered() {
      assertEquals(List.of(), tooMuch);
      for (int request = 0; request < submitted.size(); request++) {
        String expected = submitted.get(request).bad() ? "failed: bad" : "of " + request;
        assertEquals(List.of(expected), answers.get(request));
      }
    }
  }
}
