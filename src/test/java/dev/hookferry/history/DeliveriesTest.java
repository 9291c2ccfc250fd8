package dev.hookferry.history;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class DeliveriesTest {

  private static final Scope DOOR = new Scope(ScopeKind.DEVICE, "door-1");

  @Inject Deliveries deliveries;
  @Inject Attempts attempts;
  @Inject Endpoints endpoints;
  @Inject Past past;
  @Inject Pool pool;
  @Inject Clock clock;

  private int account;
  private UUID endpoint;
  private UUID event;
  private Instant start;

  @BeforeEach
  void makeEndpointAndEvent() {
    start = clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(2));
    account = past.account();
    endpoint = past.endpoint(account, "device", DOOR);
    event = past.event(account, DOOR, "log.access", start);
  }

  @Test
  void givenADeliveryNotTriedYet_whenFound_thenScheduled() {
    Delivery found = find(live(0, 0));
    assertEquals(Status.SCHEDULED, found.status());
    assertEquals(0, found.attemptCount());
    assertEquals(start.plusSeconds(300), found.nextTryAt());
    assertEquals(start, found.createdAt());
    assertEquals(event, found.eventId());
    assertEquals("log.access", found.eventType());
    assertTrue(found.eventNumber() > 0);
    assertEquals(endpoint, found.endpointId());
    Endpoint receiver =
        await(() -> endpoints.find(EndpointSet.all(account), endpoint)).orElseThrow();
    assertEquals(receiver.url, found.url());
    assertEquals(receiver.number, found.endpointNumber());
    assertNull(found.finishedAt());
    assertNull(found.lastAttemptAt());
    assertNull(found.lastStatus());
    assertNull(found.lastError());
    assertNull(found.lastBody());
  }

  @Test
  void givenADeliveryThatFailedTwice_whenFound_thenRescheduledWithItsLastAttempt() {
    Delivery found = find(live(2, 0));
    assertEquals(Status.RESCHEDULED, found.status());
    assertEquals(2, found.attemptCount());
    assertEquals(500, found.lastStatus());
    assertEquals("answered 500", found.lastError());
    assertEquals(start.plusSeconds(2), found.lastAttemptAt());
    assertArrayEquals("body 2".getBytes(), found.lastBody());
    assertNull(found.finishedAt());
  }

  @Test
  void givenASucceededDelivery_whenFound_thenAsItsLastAttemptSays() {
    Delivery found = find(finished(3, 0, true));
    assertEquals(Status.SUCCEEDED, found.status());
    assertEquals(3, found.attemptCount());
    assertNull(found.nextTryAt());
    assertEquals(204, found.lastStatus());
    assertNull(found.lastError());
    assertEquals(start.plusSeconds(3), found.lastAttemptAt());
    assertEquals(start.plusMillis(3250), found.finishedAt());
  }

  @Test
  void givenALeasedDelivery_whenFound_thenItsNextTryIsNow() {
    UUID id = live(0, 0);
    past.execute(
        "UPDATE delivery SET lease_owner = gen_random_uuid(), due_at = now() + interval '1 hour' WHERE id = $1",
        id);
    Instant next = find(id).nextTryAt();
    assertTrue(Duration.between(next, clock.instant()).abs().toMinutes() < 5, next.toString());
  }

  @Test
  void givenADeletedEndpoint_whenFound_thenFailedWithItsUrl() {
    UUID id = live(1, 0);
    Delivery before = find(id);
    assertTrue(await(() -> endpoints.delete(EndpointSet.all(account), endpoint)));
    Delivery found = find(id);
    assertEquals(Status.FAILED, found.status());
    assertEquals("endpoint deleted", found.lastError());
    assertEquals(1, found.attemptCount());
    assertEquals(before.url(), found.url());
    assertEquals(before.endpointNumber(), found.endpointNumber());
    assertEquals(List.of(1), attempts(id).stream().map(Attempt::number).toList());
  }

  @Test
  void givenADeletedEndpoint_whenItsSurfaceIsListed_thenItsDeliveriesStay() {
    UUID id = finished(1, 0, true);
    assertTrue(await(() -> endpoints.delete(EndpointSet.all(account), endpoint)));
    assertEquals(List.of(id), ids(q -> q.surface("device")));
    assertEquals(List.of(), ids(q -> q.surface("user")));
  }

  @Test
  void givenAnotherAccount_whenAsked_thenNothing() {
    UUID id = finished(1, 0, true);
    int stranger = past.account();
    assertEquals(Optional.empty(), await(() -> deliveries.find(stranger, id)));
    assertEquals(List.of(), await(() -> attempts.of(stranger, id)));
    assertEquals(Optional.empty(), await(() -> deliveries.replay(stranger, id)));
    assertEquals(
        0,
        await(
            () -> deliveries.count(Query.of(stranger).endpointId(Optional.of(endpoint)).build())));
  }

  @Test
  void givenAnOddId_whenAsked_thenNothing() {
    UUID odd = UUID.randomUUID();
    assertEquals(Optional.empty(), await(() -> deliveries.find(account, odd)));
    assertEquals(List.of(), attempts(odd));
    assertEquals(Optional.empty(), await(() -> deliveries.replay(account, odd)));
    assertEquals(List.of(), ids(q -> q.eventIds(List.of(odd))));
  }

  @Test
  void givenAttempts_whenRead_thenInTheirOrderWithTheAnswers() {
    List<Attempt> found = attempts(finished(2, 0, true));
    assertEquals(List.of(1, 2), found.stream().map(Attempt::number).toList());
    Attempt first = found.getFirst();
    assertEquals(start.plusSeconds(1), first.startedAt());
    assertEquals(250, first.durationMs());
    assertEquals(500, first.status());
    assertEquals("answered 500", first.error());
    assertEquals(Map.of("x-try", "1"), first.responseHeaders());
    assertArrayEquals("body 1".getBytes(), first.responseBody());
    assertNull(found.getLast().error());
  }

  @Test
  void givenLiveAndFinishedDeliveries_whenPaged_thenOneListNewestFirst() {
    UUID a = finished(1, 1, true);
    UUID b = live(0, 2);
    UUID c = finished(2, 3, false);
    UUID d = live(1, 4);
    Page<Delivery> first = list(q -> q.limit(3));
    assertEquals(List.of(d, c, b), first.items().stream().map(Delivery::id).toList());
    assertEquals(Optional.of(b), first.next());
    Page<Delivery> last = list(q -> q.limit(3).after(first.next()));
    assertEquals(List.of(a), last.items().stream().map(Delivery::id).toList());
    assertEquals(Optional.empty(), last.next());
    assertEquals(List.of(c, b), ids(q -> q.offset(1).limit(2)));
    assertEquals(List.of(a, b), ids(q -> q.ascending(true).limit(2)));
    assertEquals(List.of(), ids(q -> q.limit(0)));
    assertEquals(Optional.empty(), list(q -> q.limit(4)).next());
  }

  @Test
  void givenStatuses_whenListed_thenThoseAlone() {
    UUID succeeded = finished(1, 1, true);
    UUID failed = finished(2, 2, false);
    UUID scheduled = live(0, 3);
    UUID rescheduled = live(1, 4);
    assertEquals(List.of(succeeded), ids(q -> q.statuses(Set.of(Status.SUCCEEDED))));
    assertEquals(List.of(failed), ids(q -> q.statuses(Set.of(Status.FAILED))));
    assertEquals(List.of(scheduled), ids(q -> q.statuses(Set.of(Status.SCHEDULED))));
    assertEquals(List.of(rescheduled), ids(q -> q.statuses(Set.of(Status.RESCHEDULED))));
    assertEquals(
        List.of(rescheduled, failed),
        ids(q -> q.statuses(Set.of(Status.RESCHEDULED, Status.FAILED))));
    DeliveryQuery all = Query.of(account).build();
    assertEquals(new DeliveryCounts(1, 1, 1, 1), await(() -> deliveries.counts(all)));
    assertEquals(4, await(() -> deliveries.count(all)));
    assertEquals(
        new DeliveryCounts(0, 0, 0, 1),
        await(() -> deliveries.counts(Query.of(account).statuses(Set.of(Status.FAILED)).build())));
  }

  @Test
  void givenFilters_whenListed_thenBothLiveAndFinishedOnesThatFit() {
    Scope other = new Scope(ScopeKind.USER, "default");
    UUID elsewhere = past.endpoint(account, "user", other);
    UUID otherEvent = past.event(account, other, "facility.creation", start);
    UUID live = live(0, 1);
    UUID finished = finished(1, 2, true);
    UUID otherLive = past.live(account, elsewhere, otherEvent, 0, start.plusSeconds(3));
    UUID otherFinished =
        past.finished(account, elsewhere, otherEvent, 1, start.plusSeconds(4), true);
    List<UUID> ours = List.of(finished, live);
    List<UUID> others = List.of(otherFinished, otherLive);
    assertEquals(ours, ids(q -> q.endpointId(Optional.of(endpoint))));
    assertEquals(ours, ids(q -> q.surface("device")));
    assertEquals(others, ids(q -> q.endpointScope(other)));
    assertEquals(List.of(), ids(q -> q.surface("device").endpointScope(other)));
    assertEquals(others, ids(q -> q.eventIds(List.of(otherEvent))));
    assertEquals(ours, ids(q -> q.eventIds(Set.of(event, UUID.randomUUID()))));
    assertEquals(ours, ids(q -> q.type(Optional.of("log.access"))));
    assertEquals(List.of(), ids(q -> q.type(Optional.of("\0"))));
    assertEquals(others, ids(q -> q.since(Optional.of(start.plusSeconds(3)))));
    assertEquals(ours, ids(q -> q.until(Optional.of(start.plusSeconds(3)))));
    assertEquals(2, await(() -> deliveries.count(Query.of(account).surface("user").build())));
  }

  @Test
  void givenADroppedEvent_whenListed_thenItsDeliveryIsPassedByAndThePageGoesOn() {
    UUID older = finished(1, 1, true);
    UUID dropped = past.event(account, DOOR, "log.access", start);
    UUID orphan = past.finished(account, endpoint, dropped, 1, start.plusSeconds(9), true);
    past.execute("DELETE FROM event WHERE id = $1", dropped);
    Page<Delivery> first = list(q -> q.limit(1));
    assertEquals(List.of(), first.items());
    assertEquals(List.of(older), ids(q -> q.after(first.next())));
    assertEquals(Optional.empty(), await(() -> deliveries.replay(account, orphan)));
  }

  @Test
  void givenAFinishedOrLiveDelivery_whenReplayed_thenANewOneOfTheSameEvent() {
    for (UUID old : List.of(finished(2, 0, false), live(1, 0))) {
      Delivery again = await(() -> deliveries.replay(account, old)).orElseThrow();
      assertNotEquals(old, again.id());
      assertEquals(event, again.eventId());
      assertEquals(endpoint, again.endpointId());
      assertEquals(Status.SCHEDULED, again.status());
      assertFalse(again.nextTryAt().isAfter(clock.instant().plusSeconds(60)));
      assertEquals(again.id(), find(again.id()).id());
    }
    assertEquals(4, ids(q -> q.eventIds(List.of(event))).size());
  }

  @Test
  void givenADeletedEndpoint_whenReplayed_thenNothing() {
    UUID old = finished(1, 0, true);
    assertTrue(await(() -> endpoints.delete(EndpointSet.all(account), endpoint)));
    assertEquals(Optional.empty(), await(() -> deliveries.replay(account, old)));
  }

  @Test
  @Timeout(10)
  void givenAnEndpointThatIsBeingDeleted_whenReplayed_thenNothingIsLeftBehind() {
    UUID old = finished(1, 0, true);
    SqlConnection deleting = await(pool::getConnection);
    await(() -> deleting.query("BEGIN").execute());
    await(
        () ->
            deleting
                .preparedQuery("DELETE FROM endpoint WHERE id = $1")
                .execute(Tuple.of(endpoint)));
    CompletableFuture<Optional<Delivery>> replayed =
        deliveries.replay(account, old).subscribeAsCompletionStage();
    while (waiting() == 0) {
      assertFalse(replayed.isDone(), "did not wait for the deletion");
    }
    await(() -> deleting.query("COMMIT").execute());
    await(deleting::close);
    assertEquals(Optional.empty(), replayed.join());
    assertEquals(List.of(old), ids(q -> q));
  }

  private long waiting() {
    return await(() -> pool.query("SELECT count(*) FROM pg_locks WHERE NOT granted").execute())
        .iterator()
        .next()
        .getLong(0);
  }

  private UUID live(int attempts, int second) {
    return past.live(account, endpoint, event, attempts, start.plusSeconds(second));
  }

  private UUID finished(int attempts, int second, boolean succeeded) {
    return past.finished(account, endpoint, event, attempts, start.plusSeconds(second), succeeded);
  }

  private Delivery find(UUID id) {
    return await(() -> deliveries.find(account, id)).orElseThrow();
  }

  private List<Attempt> attempts(UUID id) {
    return await(() -> attempts.of(account, id));
  }

  private Page<Delivery> list(UnaryOperator<Query> with) {
    return await(() -> deliveries.list(with.apply(Query.of(account)).build()));
  }

  private List<UUID> ids(UnaryOperator<Query> with) {
    return list(with).items().stream().map(Delivery::id).toList();
  }
}
