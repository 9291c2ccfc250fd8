package dev.hookferry.flow.pace;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.lane.LaneKey;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hears from other instances that something is due, on a connection of its own. While that is away,
 * or where a pooler does not let it through, the poll does without.
 */
@ApplicationScoped
class Listener {

  private static final Logger LOG = Logger.getLogger(Listener.class);
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final int MOST_DOUBLINGS = 7;

  private final Vertx vertx;
  private final PgSubscriber subscriber;
  private final UUID self;
  private final Consumer<Set<LaneKey>> heard;
  private final boolean listens;
  private volatile boolean closed;

  @Inject
  Listener(
      Vertx vertx,
      Notifier notifier,
      DeliveryScheduler scheduler,
      HookferryConfig config,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this(
        vertx,
        PgConnectOptions.fromUri(url).setUser(user).setPassword(password.orElse("")),
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
  Listener(
      Vertx vertx,
      PgConnectOptions database,
      UUID self,
      Consumer<Set<LaneKey>> heard,
      boolean listens) {
    this.vertx = vertx;
    this.subscriber = PgSubscriber.subscriber(vertx, database);
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
    closed = true;
    subscriber.close();
  }

  void listen() {
    subscriber.reconnectPolicy(Listener::waitMillis);
    subscriber
        .channel(DueMessage.CHANNEL)
        .subscribeHandler(again -> heard.accept(Set.of()))
        .handler(this::hear);
    connect(0);
  }

  private void connect(int failures) {
    subscriber
        .connect()
        .onFailure(
            failure -> {
              LOG.debugf("not listening error=\"%s\"", failure.getMessage());
              if (!closed) {
                vertx.setTimer(waitMillis(failures), timer -> connect(failures + 1));
              }
            });
  }

  private static long waitMillis(int failures) {
    return FIRST_WAIT_MILLIS << Math.min(failures, MOST_DOUBLINGS);
  }

  private void hear(String text) {
    DueMessage.parse(text)
        .filter(message -> !message.sender().equals(self))
        .ifPresent(message -> heard.accept(message.lanes()));
  }
}
