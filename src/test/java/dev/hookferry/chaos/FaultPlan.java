package dev.hookferry.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens in a run, and when.
 *
 * @param steps in the order of time; each begins when its time has come and the one before is over
 * @param publishing how long events are published
 */
record FaultPlan(long seed, List<Step> steps, Duration publishing) {

  private static final int MOST_FAULTS = 4;

  /**
   * One fault.
   *
   * @param at from the start of the run
   * @param instance to which it happens, where it is one's own
   * @param lasts where it has a length
   */
  record Step(Duration at, Fault fault, int instance, Duration lasts) {

    @Override
    public String toString() {
      return "%s@%.1fs(%d, %.1fs)"
          .formatted(fault, at.toMillis() / 1000.0, instance, lasts.toMillis() / 1000.0);
    }
  }

  /**
   * One to four faults that the seed chooses, of all that need no volume; sometimes nothing but a
   * restart.
   */
  static FaultPlan random(long seed, Duration publishing) {
    Random random = new Random(seed);
    if (random.nextInt(6) == 0) {
      return of(seed, publishing, Fault.ROLLING_RESTART);
    }
    List<Fault> anywhere = Fault.anywhere();
    Fault[] faults = new Fault[1 + random.nextInt(MOST_FAULTS)];
    for (int i = 0; i < faults.length; i++) {
      faults[i] = anywhere.get(random.nextInt(anywhere.size()));
    }
    return of(seed, publishing, faults);
  }

  /** These faults, at times and for lengths that the seed chooses. */
  static FaultPlan of(long seed, Duration publishing, Fault... faults) {
    Random random = new Random(~seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < faults.length; i++) {
      double place = (i + 0.2 + 0.6 * random.nextDouble()) / faults.length;
      Duration at = Duration.ofMillis((long) (publishing.toMillis() * place));
      steps.add(new Step(at, faults[i], random.nextInt(Cluster.SIZE), length(faults[i], random)));
    }
    return new FaultPlan(seed, steps, publishing);
  }

  /**
   * A pause may outlive a lease, so that the paused worker is a stale one when it goes on. A disk
   * is full for long enough that the tables have to grow.
   */
  private static Duration length(Fault fault, Random random) {
    long least = fault == Fault.DISK_FULL ? 2_000 : 200;
    long most = fault == Fault.PAUSE ? Cluster.LEASE.toMillis() + 3_000 : 4_000;
    return Duration.ofMillis(least + (long) (random.nextDouble() * most));
  }

  boolean losesLeases() {
    return steps.stream().anyMatch(step -> step.fault().losesLeases());
  }

  @Override
  public String toString() {
    return "seed %d: %s".formatted(seed, steps.isEmpty() ? "no fault" : steps);
  }
}
