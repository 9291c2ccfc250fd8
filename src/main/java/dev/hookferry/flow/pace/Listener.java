package dev.hookferry.flow.pace;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.LaneKey;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hears from other instances that something is due. While the connection for that is away, or where
 * a pooler does not let it through, the poll does without.
 */
@ApplicationScoped
class Listener {

  private static final Logger LOG = Logger.getLogger(Listener.class);

  private final DueChannel channel;
  private final UUID self;
  private final Consumer<Set<LaneKey>> heard;
  private final boolean listens;

  @Inject
  Listener(
      DueChannel channel, Notifier notifier, DeliveryScheduler scheduler, HookferryConfig config) {
    this(
        channel,
        notifier.instance(),
        lanes -> wake(scheduler, lanes),
        config.role().turnsEngine() && config.engine().selfTurning());
  }

  private static void wake(DeliveryScheduler scheduler, Set<LaneKey> lanes) {
    if (lanes.isEmpty()) {
      scheduler.wake();
    } else {
      scheduler.wake(lanes);
    }
  }

  /**
   * @param self whose messages are passed over
   * @param heard gets the lanes of each message; none: anywhere
   */
  Listener(DueChannel channel, UUID self, Consumer<Set<LaneKey>> heard, boolean listens) {
    this.channel = channel;
    this.self = self;
    this.heard = heard;
    this.listens = listens;
  }

  void start(@Observes StartupEvent started) {
    if (listens) {
      listen();
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    channel.close();
  }

  void listen() {
    channel
        .listen(this::hear)
        .subscribe()
        .with(
            this::listening,
            failure -> LOG.debugf("not listening any more error=\"%s\"", failure.getMessage()));
  }

  /** Whatever was said meanwhile was not heard. */
  private void listening(Future<Void> lost) {
    heard.accept(Set.of());
    lost.onComplete(gone -> listen());
  }

  private void hear(String text) {
    DueMessage.parse(text)
        .filter(message -> !message.sender().equals(self))
        .ifPresent(message -> heard.accept(message.lanes()));
  }
}
