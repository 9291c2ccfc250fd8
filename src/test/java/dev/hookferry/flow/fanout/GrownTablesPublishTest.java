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
import dev.hookferry.support.TestSettings;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    Commit commit = new Commit(TestSettings.of(Map.of()));
    MissingScopes scopes = new MissingScopes();
    EventKeys keys = new EventKeys();
    assertEquals(1, store(commit).await().indefinitely().numbers().size());
    scopes.firstOf(DATABASE.pool(), submission()).await().indefinitely();
    new SubscriptionCache().of(DATABASE.pool(), Set.of(1)).await().indefinitely();
    keys.read(DATABASE.pool(), 1, key()).await().indefinitely();
    DATABASE.growBy(ROWS);
    DATABASE.run(
        "INSERT INTO scope SELECT 1, 'device', 'x' || i, now() FROM generate_series(1, 5000) AS i");

    DATABASE.assertReads("publishing", FEW, () -> store(commit));
    Stored behindOthers = store(commit).await().indefinitely();
    assertEquals(1, behindOthers.numbers().size());
    assertEquals(Map.of(), behindOthers.leased());
    DATABASE.assertReads("scopes", FEW, () -> scopes.firstOf(DATABASE.pool(), submission()));
    DATABASE.assertReads(
        "subscriptions", FEW, () -> new SubscriptionCache().of(DATABASE.pool(), Set.of(1)));
    DATABASE.assertReads("keys", FEW, () -> keys.read(DATABASE.pool(), 1, key()));
    DATABASE.assertReads("a key", FEW, () -> keys.take(DATABASE.pool(), 1, key(), "answer"));
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey("none", new byte[0]);
  }

  private static UUID endpoint() {
    return DATABASE.run("SELECT id FROM endpoint WHERE account_id = 1 ORDER BY id LIMIT 1").stream()
        .findFirst()
        .map(row -> row.getUUID(0))
        .orElseGet(UUID::randomUUID);
  }

  private static Submission submission() {
    NewEvent event = new NewEvent(DOOR, "a", null, null, "{}".getBytes(), Audience.EVERYONE);
    return new Submission(1, List.of(Draft.of(event, 0, Instant.now(), RANDOM)));
  }

  /** To the busiest endpoint, leased where nothing older is due. */
  private static Uni<Stored> store(Commit commit) {
    List<Matched> batch = published();
    List<NewDelivery> deliveries = batch.getFirst().newDeliveries(UUID::randomUUID).toList();
    Map<UUID, Leasing.Terms> terms = Map.of(deliveries.getFirst().id(), new Leasing.Terms(0, null));
    return commit.store(
        DATABASE.pool(), batch, deliveries, new Leasing(UUID.randomUUID(), 0, terms));
  }

  private static List<Matched> published() {
    long version =
        DATABASE
            .run("SELECT subscriptions_version FROM account WHERE id = 1")
            .getFirst()
            .getLong(0);
    return List.of(new Matched(submission(), List.of(List.of(endpoint())), version));
  }
}
