package dev.hookferry.registry.key;

import dev.hookferry.config.HookferryConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The key that makes accounts: the one that settings give or, where they give none, one that the
 * first instance to start makes and prints, and of which the database keeps the hash for all.
 */
@ApplicationScoped
class OperatorKey {

  private static final Logger LOG = Logger.getLogger(OperatorKey.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final String ADD =
      """
      INSERT INTO operator_key (hash, created_at)
      VALUES ($1, $2)
      ON CONFLICT DO NOTHING
      """;

  private static final String READ =
      """
      SELECT hash
      FROM operator_key
      """;

  private final Optional<String> given;
  private final Pool pool;
  private final Clock clock;
  private final RandomGenerator random;
  private final PrintStream out;
  private volatile byte[] hash = {};
  private volatile Cancellable loading = () -> {};

  @Inject
  OperatorKey(HookferryConfig config, Pool pool, Clock clock, RandomGenerator random) {
    this(config.operatorKey(), pool, clock, random, System.out);
  }

  OperatorKey(
      Optional<String> given, Pool pool, Clock clock, RandomGenerator random, PrintStream out) {
    this.given = given;
    this.pool = pool;
    this.clock = clock;
    this.random = random;
    this.out = out;
    given.ifPresent(key -> hash = KeyText.hash(key));
  }

  /** Whether this is the operator's key; false too while it is not known yet. */
  boolean is(String presented) {
    return hasHash(KeyText.hash(presented));
  }

  /** The same of a SHA-256. */
  boolean hasHash(byte[] presented) {
    return MessageDigest.isEqual(hash, presented);
  }

  boolean isKnown() {
    return hash.length > 0;
  }

  /** Learns the key where settings do not give it, and makes it where nobody has. */
  Uni<Void> load() {
    return given.isPresent() ? Uni.createFrom().voidItem() : make().chain(this::read);
  }

  void start(@Observes StartupEvent event) {
    loading =
        load()
            .onFailure()
            .invoke(failure -> LOG.warnf("operator key not read yet error=%s", failure))
            .onFailure()
            .retry()
            .withBackOff(FIRST_WAIT, LONGEST_WAIT)
            .indefinitely()
            .subscribe()
            .with(loaded -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    loading.cancel();
  }

  private Uni<Void> make() {
    String key = KeyText.generate(random);
    return pool.preparedQuery(ADD)
        .execute(
            Tuple.of(Buffer.buffer(KeyText.hash(key)), clock.instant().atOffset(ZoneOffset.UTC)))
        .invoke(
            added -> {
              if (added.rowCount() == 1) {
                out.println("Operator key, shown this once: " + key);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> read() {
    return pool.preparedQuery(READ)
        .execute()
        .invoke(rows -> hash = rows.iterator().next().getBuffer("hash").getBytes())
        .replaceWithVoid();
  }
}
