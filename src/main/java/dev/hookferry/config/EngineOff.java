package dev.hookferry.config;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Keeps scheduled work from instances that send nothing, or only when they are told to. */
@Singleton
public class EngineOff implements Scheduled.SkipPredicate {

  private final HookferryConfig config;

  EngineOff(HookferryConfig config) {
    this.config = config;
  }

  @Override
  public boolean test(ScheduledExecution tick) {
    return !config.role().turnsEngine() || !config.engine().selfTurning();
  }
}
