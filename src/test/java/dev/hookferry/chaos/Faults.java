package dev.hookferry.chaos;

import dev.hookferry.chaos.check.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Does to a cluster what a plan says, one fault after the other. */
final class Faults {

  private final Cluster cluster;
  private final List<Stop> stops = new ArrayList<>();

  Faults(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What was asked to stop, and how that went. */
  List<Stop> stops() {
    return stops;
  }

  /** Returns when the last fault is over. */
  void run(List<FaultPlan.Step> steps) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    for (FaultPlan.Step step : steps) {
      long waitNanos = startNanos + step.at().toNanos() - System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(waitNanos);
      apply(step);
    }
  }

  private void apply(FaultPlan.Step step) throws IOException, InterruptedException {
    Instance instance = cluster.instances().get(step.instance());
    switch (step.fault()) {
      case KILL -> {
        instance.kill9();
        pass(step.lasts());
        instance.start(false);
      }
      case PAUSE -> pause(instance, step.lasts());
      case ROLLING_RESTART -> restartAll();
      case DATABASE_CRASH -> {
        cluster.postgres().crash();
        pass(step.lasts());
        cluster.postgres().recover();
      }
      case CONNECTIONS_CUT -> cluster.proxy().cut();
      case DATABASE_UNREACHABLE -> {
        cluster.proxy().mode(FaultProxy.Mode.REFUSING);
        cluster.proxy().cut();
        heal(step.lasts());
      }
      case DATABASE_SLOW -> {
        cluster.proxy().mode(FaultProxy.Mode.SLOW);
        heal(step.lasts());
      }
      case DATABASE_SILENT -> {
        cluster.proxy().mode(FaultProxy.Mode.BLACK_HOLE);
        heal(step.lasts());
      }
      case DATABASE_SILENT_THEN_CUT -> {
        cluster.proxy().mode(FaultProxy.Mode.BLACK_HOLE);
        pass(step.lasts());
        cluster.proxy().cut();
        cluster.proxy().mode(FaultProxy.Mode.OPEN);
      }
      case DISK_FULL -> {
        cluster.volume().fill();
        pass(step.lasts());
        cluster.volume().relieve();
        cluster.postgres().recover();
      }
    }
  }

  private static void pause(Instance instance, Duration time) throws InterruptedException {
    instance.pause();
    try {
      pass(time);
    } finally {
      instance.resume();
    }
  }

  private void restartAll() {
    for (Instance instance : cluster.instances()) {
      stops.add(instance.stop());
      instance.start(false);
    }
  }

  private void heal(Duration after) throws InterruptedException {
    pass(after);
    cluster.proxy().mode(FaultProxy.Mode.OPEN);
  }

  private static void pass(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
