package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.ClaimScope;
import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.pace.Line.Turn;
import dev.hookferry.flow.publish.Coalescer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes first attempts while their publisher still waits for its answer: for functions that sleep
 * once they have answered. Publishers that come together share turns.
 */
@ApplicationScoped
class FirstTries {

  private static final Logger LOG = Logger.getLogger(FirstTries.class);
  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();
  private static final int LANES = 4;
  private static final int MAX_SHARING = 100;

  private final DeliveryEngine engine;
  private final Optional<Duration> budget;
  private final int batch;
  private final Coalescer<Set<LaneKey>, Boolean> turns =
      new Coalescer<>(LANES, MAX_SHARING, lanes -> 1, this::turn);

  FirstTries(DeliveryEngine engine, HookferryConfig config) {
    this.engine = engine;
    this.budget = config.engine().sendOnPublish();
    this.batch = config.engine().batch();
  }

  /** Ends after one turn or the budget, whichever is first; never fails: the events are safe. */
  Uni<Void> in(Set<LaneKey> lanes) {
    return budget.filter(time -> !lanes.isEmpty()).map(time -> turn(lanes, time)).orElse(NOTHING);
  }

  private Uni<Void> turn(Set<LaneKey> lanes, Duration time) {
    return turns.submit(lanes).ifNoItem().after(time).recoverWithItem(false).replaceWithVoid();
  }

  private Uni<List<Boolean>> turn(List<Set<LaneKey>> publishers) {
    Set<LaneKey> lanes = publishers.stream().flatMap(Set::stream).collect(Collectors.toSet());
    return engine
        .start(batch, new ClaimScope.At(lanes), outcome -> {})
        .chain(Turn::done)
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "first attempts not made, the next claim makes them error=\"%s\"",
                    failure.getMessage()))
        .onFailure()
        .recoverWithNull()
        .map(done -> Collections.nCopies(publishers.size(), true));
  }
}
