package dev.hookferry.history;

import static dev.hookferry.support.Await.await;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest {

  private static final Scope TARGET = new Scope(ScopeKind.TARGET, "t-1");
  private static final Scope DOOR = new Scope(ScopeKind.DEVICE, "door-1");

  @Inject Events events;
  @Inject Past past;
  @Inject Clock clock;

  private int account;
  private Instant start;
  private UUID first;
  private UUID second;
  private UUID third;

  @BeforeEach
  void publish() {
    start = clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(2));
    account = past.account();
    first = past.event(account, Scope.ACCOUNT, "vm.created", start);
    second = past.event(account, TARGET, "scan_started", start.plusSeconds(1));
    third = past.event(account, DOOR, "log.access", start.plusSeconds(2));
  }

  @Test
  void givenAnEvent_whenFound_thenAsItWasPublished() {
    Event found = await(() -> events.find(account, second)).orElseThrow();
    assertEquals(account, found.accountId());
    assertEquals(second, found.id());
    assertEquals(TARGET, found.scope());
    assertEquals("scan_started", found.type());
    assertEquals(start.plusSeconds(1), found.occurredAt());
    assertArrayEquals("{\"of\": \"scan_started\"}".getBytes(), found.data());
  }

  @Test
  void givenANumber_whenFound_thenOnlyInItsScope() {
    long number = await(() -> events.find(account, third)).orElseThrow().number();
    assertEquals(third, byNumber(DOOR, number).orElseThrow().id());
    assertEquals(Optional.empty(), byNumber(TARGET, number));
    assertEquals(Optional.empty(), byNumber(new Scope(ScopeKind.DEVICE, "\0"), number));
    assertEquals(Optional.empty(), byNumber(DOOR, -1));
  }

  @Test
  void givenAnotherAccount_whenAsked_thenNothing() {
    int stranger = past.account();
    assertEquals(Optional.empty(), await(() -> events.find(stranger, first)));
    assertEquals(0, await(() -> events.findAll(stranger, List.of(first))).size());
    assertEquals(List.of(), await(() -> events.list(EventQuery.newest(stranger, 9))).items());
  }

  @Test
  void givenIds_whenFoundTogether_thenThoseThatAreThere() {
    List<Event> found =
        await(() -> events.findAll(account, List.of(first, third, UUID.randomUUID())));
    assertEquals(Set.of(first, third), found.stream().map(Event::id).collect(toSet()));
  }

  @Test
  void givenEvents_whenPaged_thenNewestFirst() {
    Page<Event> page = await(() -> events.list(EventQuery.newest(account, 2)));
    assertEquals(List.of(third, second), page.items().stream().map(Event::id).toList());
    assertEquals(Optional.of(second), page.next());
    assertEquals(List.of(first), ids(q -> q.before(page.next())));
    assertEquals(List.of(second, first), ids(q -> q.skipping(1)));
  }

  @Test
  void givenFilters_whenListedAndCounted_thenThoseThatFit() {
    assertEquals(List.of(second), ids(q -> q.ofType(Optional.of("scan_started"))));
    assertEquals(List.of(third), ids(q -> q.of(DOOR)));
    assertEquals(List.of(first), ids(q -> q.of(Scope.ACCOUNT)));
    assertEquals(
        List.of(second, first),
        ids(q -> q.of(Set.of(ScopeKind.ACCOUNT, ScopeKind.TARGET), Optional.empty())));
    assertEquals(List.of(), ids(q -> q.of(Set.of(), Optional.of("a\0b"))));
    assertEquals(
        List.of(second),
        ids(q -> q.between(Optional.of(start.plusSeconds(1)), Optional.of(start.plusSeconds(2)))));
    assertEquals(
        2,
        await(
            () ->
                events.count(
                    EventQuery.newest(account, 0)
                        .between(Optional.of(start.plusSeconds(1)), Optional.empty()))));
  }

  private Optional<Event> byNumber(Scope scope, long number) {
    return await(() -> events.findByNumber(account, scope, number));
  }

  private List<UUID> ids(UnaryOperator<EventQuery> with) {
    return await(() -> events.list(with.apply(EventQuery.newest(account, 9)))).items().stream()
        .map(Event::id)
        .toList();
  }
}
