package dev.hookferry.flow.pace;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.hookferry.config.TransientFailure;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/**
 * The channel of the database on which instances tell each other what is due. Both ends try as long
 * as it takes: nobody waits for them, and the poll does without.
 */
@ApplicationScoped
class DueChannel {

  private static final Logger LOG = Logger.getLogger(DueChannel.class);
  private static final String LISTEN = "LISTEN " + DueMessage.CHANNEL;
  private static final String NOTIFY = "SELECT pg_notify($1, $2)";

  private final Vertx vertx;
  private final Pool pool;
  private final PgConnectOptions database;
  private final AtomicLong tries = new AtomicLong();
  private volatile PgConnection open;
  private volatile boolean closed;

  @Inject
  DueChannel(
      Vertx vertx,
      Pool pool,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this(vertx, pool, PgConnectOptions.fromUri(url).setUser(user).setPassword(password.orElse("")));
  }

  DueChannel(Vertx vertx, Pool pool, PgConnectOptions database) {
    this.vertx = vertx;
    this.pool = pool;
    this.database = database;
  }

  /** This instance stops; public as the annotation wants it. */
  public static final class Closed extends RuntimeException {
    Closed() {
      super("closed", null, false, false);
    }
  }

  /** Tells all instances that listen. */
  @Retry(maxRetries = -1, maxDuration = 0, delay = 250, jitter = 100)
  @ExponentialBackoff(maxDelay = 30_000)
  @RetryWhen(exception = TransientFailure.class)
  @Timeout(value = 10, unit = SECONDS)
  Uni<Void> tell(String message) {
    return pool.preparedQuery(NOTIFY)
        .execute(Tuple.of(DueMessage.CHANNEL, message))
        .replaceWithVoid();
  }

  /**
   * Listens on a connection of its own.
   *
   * @param heard gets the text of each message
   * @return once it listens: what ends when the connection is lost
   */
  @Retry(maxRetries = -1, maxDuration = 0, delay = 250, jitter = 100, abortOn = Closed.class)
  @ExponentialBackoff(maxDelay = 30_000)
  @Timeout(value = 10, unit = SECONDS)
  Uni<Future<Void>> listen(Consumer<String> heard) {
    if (closed) {
      throw new Closed();
    }
    long own = tries.incrementAndGet();
    return Uni.createFrom()
        .completionStage(() -> connect(heard, own).toCompletionStage())
        .onFailure()
        .invoke(failure -> LOG.debugf("not listening error=\"%s\"", failure.getMessage()));
  }

  private Future<Future<Void>> connect(Consumer<String> heard, long own) {
    Promise<Void> lost = Promise.promise();
    return PgConnection.connect(vertx, database)
        .compose(
            connection -> {
              connection.closeHandler(gone -> lost.tryComplete());
              connection.notificationHandler(message -> heard.accept(message.getPayload()));
              return connection
                  .query(LISTEN)
                  .execute()
                  .onFailure(failure -> connection.close())
                  .onSuccess(listening -> keep(connection, own));
            })
        .map(lost.future());
  }

  /** One that comes when nobody waits for it any more is given back. */
  private void keep(PgConnection connection, long own) {
    if (closed || own != tries.get()) {
      connection.close();
    } else {
      open = connection;
    }
  }

  /** Listens no more. */
  void close() {
    closed = true;
    if (open != null) {
      open.close();
    }
  }
}
