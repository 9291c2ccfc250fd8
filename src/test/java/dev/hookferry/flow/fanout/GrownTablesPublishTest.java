package dev.hookferry.flow.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.flow.publish.Draft;
import dev.hookferry.flow.publish.EventKeys;
import dev.hookferry.flow.publish.Submission;
import dev.hookferry.support.GrowingDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What publishing costs is the same, however the tables have grown since it was planned. */
class GrownTablesPublishTest {

  private static final int ROWS = 20_000;
  private static final long FEW = 500;
  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final Scope DOOR = new Scope(ScopeKind.DEVICE, "door-1");
  private static final GrowingDatabase DATABASE = GrowingDatabase.start();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource
  void givenPlansThatAreKept_whenTheTablesHaveGrown_thenNothingIsReadInVain(
      GrowingDatabase.Start start) {
    DATABASE.begin(start);
    DATABASE.run("INSERT INTO scope VALUES (1, 'device', 'door-1', now())");
    Commit commit = new Commit(Clock.systemUTC(), RANDOM);
    MissingScopes scopes = new MissingScopes();
    EventKeys keys = new EventKeys();
    assertEquals(1, commit.store(DATABASE.pool(), published()).await().indefinitely().size());
    scopes.firstOf(DATABASE.pool(), submission()).await().indefinitely();
    new SubscriptionCache().of(DATABASE.pool(), Set.of(1)).await().indefinitely();
    keys.read(DATABASE.pool(), 1, key()).await().indefinitely();
    DATABASE.growBy(ROWS);
    DATABASE.run(
        "INSERT INTO scope SELECT 1, 'device', 'x' || i, now() FROM generate_series(1, 5000) AS i");

    DATABASE.assertReads("publishing", FEW, () -> commit.store(DATABASE.pool(), published()));
    DATABASE.assertReads("scopes", FEW, () -> scopes.firstOf(DATABASE.pool(), submission()));
    DATABASE.assertReads(
        "subscriptions", FEW, () -> new SubscriptionCache().of(DATABASE.pool(), Set.of(1)));
    DATABASE.assertReads("keys", FEW, () -> keys.read(DATABASE.pool(), 1, key()));
    DATABASE.assertReads("a key", FEW, () -> keys.take(DATABASE.pool(), 1, key(), "answer"));
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey("none", new byte[0]);
  }

  private static Submission submission() {
    NewEvent event = new NewEvent(DOOR, "a", null, null, "{}".getBytes(), Audience.EVERYONE);
    return new Submission(1, List.of(Draft.of(event, 0, Instant.now(), RANDOM)));
  }

  private static List<Matched> published() {
    long version =
        DATABASE
            .run("SELECT subscriptions_version FROM account WHERE id = 1")
            .getFirst()
            .getLong(0);
    return List.of(new Matched(submission(), List.of(List.of(UUID.randomUUID())), version));
  }
}
