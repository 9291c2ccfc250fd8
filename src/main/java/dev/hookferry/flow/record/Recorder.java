package dev.hookferry.flow.record;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.TransientFailure;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.flow.publish.Coalescer;
import dev.hookferry.flow.send.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes outcomes down, those that come together in one statement. */
@ApplicationScoped
public class Recorder {

  private static final Logger LOG = Logger.getLogger(Recorder.class);
  private static final int LANES = 2;
  private static final TransientFailure OUTAGE = new TransientFailure();

  private final ResultWriter writer;
  private final Health health;
  private final Coalescer<Outcome, Boolean> coalescer;

  Recorder(ResultWriter writer, Health health, HookferryConfig config) {
    this.writer = writer;
    this.health = health;
    this.coalescer =
        new Coalescer<>(LANES, config.engine().flushBatch(), outcome -> 1, this::write);
  }

  /**
   * Done once the outcome is committed, or nothing was to be: its lease was lost. Fails where it
   * could not be written for longer than its lease may hold.
   */
  public Uni<Void> record(Outcome outcome) {
    return coalescer.submit(outcome).invoke(Recorder::requireWritten).replaceWithVoid();
  }

  /** After a long outage none of the batch is worth a try of its own. */
  private Uni<List<Boolean>> write(List<Outcome> batch) {
    return writer
        .write(batch)
        .replaceWith(true)
        .onFailure(OUTAGE)
        .invoke(failure -> LOG.warnf("results not recorded error=\"%s\"", failure.getMessage()))
        .onFailure(OUTAGE)
        .recoverWithItem(false)
        .map(written -> Collections.nCopies(batch.size(), written));
  }

  private static void requireWritten(boolean written) {
    if (!written) {
      throw new IllegalStateException("the database was away for longer than a lease");
    }
  }

  /**
   * What an answer to no delivery of the queue means for the endpoint: 410 disables it, and a
   * success is a fresh start.
   */
  public Uni<Void> noteProbed(Receiver receiver, Answer answer) {
    if (answer.succeeded()) {
      return health.startAfresh(receiver);
    }
    return OutcomePolicy.isGone(answer)
        ? health.disable(
            List.of(HealthChange.of(receiver, answer)), id -> HealthNotices.attempt(1, answer))
        : Uni.createFrom().voidItem();
  }
}
