package dev.hookferry.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts the server again where it has ended while the service runs: killed, or asked to stop by
 * somebody else. What it had committed it recovers by itself. One that does not come up, for want
 * of room or of its folder, is tried again, less and less often.
 */
final class Supervisor implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Supervisor.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;

  private final DataFolder folder;
  private final PgCtl control;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("postgres-supervisor").factory());

  private boolean missed;
  private int failures;
  private long notBefore;

  Supervisor(DataFolder folder, PgCtl control) {
    this.folder = folder;
    this.control = control;
  }

  /** From now until it is closed, or the process is asked to stop. */
  void start() {
    Runtime.getRuntime().addShutdownHook(new Thread(thread::shutdownNow, "postgres-unsupervised"));
    thread.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for a start that is under way, no longer than it takes to give it up. */
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }

  /**
   * Missed once it may be part of a shutdown of the whole machine, and this process is about to be
   * told.
   */
  private void look() {
    if (isServing()) {
      missed = false;
    } else if (!missed) {
      missed = true;
    } else if (failures == 0 || System.nanoTime() - notBefore >= 0) {
      startAgain();
    }
  }

  private boolean isServing() {
    try {
      return Postmaster.of(folder.cluster()).filter(server -> !server.isStopping()).isPresent();
    } catch (IOException | NumberFormatException e) {
      return false; // the file is being written
    }
  }

  private void startAgain() {
    long begun = System.nanoTime();
    if (failures == 0) {
      LOG.warn("PostgreSQL has ended: starting it again");
    }
    try {
      Postmaster.forgetEnded(folder.cluster());
      control.restart();
      failures = 0;
      LOG.infof("PostgreSQL is up again ms=%s", millisSince(begun));
    } catch (IOException | RuntimeException e) {
      tryLater(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryLater(Exception failure) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
    notBefore = System.nanoTime() + wait.toNanos();
    LOG.errorf(
        "PostgreSQL does not come up next=%s error=\"%s\" said=\"%s\"",
        wait, failure.getMessage(), lastWords());
  }

  private String lastWords() {
    return String.join(" ", StartFailure.lastWords(folder)).replace('"', '\'');
  }

  private static long millisSince(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }
}
