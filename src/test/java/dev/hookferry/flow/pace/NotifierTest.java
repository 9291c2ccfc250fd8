package dev.hookferry.flow.pace;

import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.support.OwnDatabase;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database: what one publishes, the other hears of. */
class NotifierTest {

  private static final int RINGS = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final List<Set<LaneKey>> heard = new CopyOnWriteArrayList<>();
  private OwnDatabase database;
  private DueChannel channel;
  private Notifier notifier;

  @BeforeEach
  void start() {
    database = OwnDatabase.start();
    channel = new DueChannel(vertx, database.pool(), database.options());
    notifier = new Notifier(channel, vertx);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  private void listen(UUID self) {
    new Listener(channel, self, heard::add, true).listen();
    eventually(() -> assertEquals(List.of(Set.of()), heard, "told to look once, at the start"));
    heard.clear();
  }

  private static LaneKey lane(int number) {
    return new LaneKey(1 + number % 2, new UUID(7, number % 100));
  }

  @Test
  void givenManyPublishes_whenRung_thenFewMessagesWithAllOfTheirLanes() {
    listen(UUID.randomUUID());
    long start = System.nanoTime();
    IntStream.range(0, RINGS).forEach(i -> notifier.announce(Set.of(lane(i))));

    Set<LaneKey> rung =
        IntStream.range(0, RINGS).mapToObj(NotifierTest::lane).collect(Collectors.toSet());
    eventually(() -> assertEquals(rung, union()));
    long most = 2 + (System.nanoTime() - start) / 1_000_000 / Notifier.QUIET_MILLIS;
    assertTrue(heard.size() <= most, heard.size() + " messages, at most " + most);
  }

  private Set<LaneKey> union() {
    Set<LaneKey> all = new HashSet<>();
    heard.forEach(all::addAll);
    return all;
  }

  @Test
  void givenItsOwnMessage_whenHeard_thenPassedOver() {
    listen(notifier.instance());
    notifier.announce(Set.of(lane(1)));
    DueMessage other = DueMessage.of(UUID.randomUUID(), Set.of(lane(2)));
    eventually(
        () -> {
          database.run("SELECT pg_notify($1, $2)", DueMessage.CHANNEL, other.text());
          assertTrue(heard.contains(Set.of(lane(2))));
        });
    assertTrue(heard.stream().noneMatch(lanes -> lanes.contains(lane(1))));
  }

  @Test
  void givenConnectionThatBreaks_whenItIsBack_thenListensAgainAndLooksOnce() {
    listen(UUID.randomUUID());
    database.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'");
    eventually(() -> assertEquals(List.of(Set.of()), heard));
    notifier.announce(Set.of(lane(3)));
    eventually(() -> assertTrue(heard.contains(Set.of(lane(3)))));
  }

  @Test
  void givenMoreLanesThanAMessageHolds_whenWritten_thenItSaysAnywhere() {
    UUID sender = UUID.randomUUID();
    Set<LaneKey> many =
        IntStream.range(0, 121)
            .mapToObj(i -> new LaneKey(Integer.MAX_VALUE, UUID.randomUUID()))
            .collect(Collectors.toSet());
    DueMessage message = DueMessage.of(sender, many);
    assertEquals(Set.of(), message.lanes());
    assertEquals(Optional.of(message), DueMessage.parse(message.text()));

    many.remove(many.iterator().next());
    DueMessage full = DueMessage.of(sender, many);
    assertTrue(full.text().length() < 8_000);
    assertEquals(Optional.of(full), DueMessage.parse(full.text()));
    assertEquals(Optional.empty(), DueMessage.parse("something else"));
  }
}
