package dev.hookferry.registry.endpoint;

import static dev.hookferry.support.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.account.Accounts;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import dev.hookferry.registry.scope.Scopes;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class EndpointsTest {

  private static final Scope DOOR = new Scope(ScopeKind.DEVICE, Scope.DEFAULT_ID);

  @Inject Endpoints endpoints;
  @Inject EndpointRepository repository;
  @Inject Accounts accounts;
  @Inject Scopes scopes;
  @Inject Pool pool;

  private int accountId;
  private EndpointSet doors;

  @BeforeEach
  void makeAccount() {
    accountId = await(() -> accounts.create("acme")).account().id;
    doors = EndpointSet.of(accountId, "device", DOOR);
  }

  @Test
  void givenAllFields_whenCreated_thenFoundWithThem() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("X-None", null);
    headers.put("X-Two", List.of("a", "b"));
    Map<String, Object> metadata =
        Map.of("team", "blue", "size", 3, "deep", Map.of("list", List.of(1.5, Map.of("a", true))));
    Endpoint made =
        create(
            e -> {
              e.hears = List.of("account", "target");
              e.headers = headers;
              e.patterns = List.of("vm.*", "log.access");
              e.secrets = List.of("first", "second");
              e.metadata = metadata;
              e.initialBackoffSeconds = 10L;
              e.backoffMultiplier = 1.5;
              e.rateLimitPerSecond = 7;
            });
    Endpoint found = find(made.id).orElseThrow();
    assertTrue(found.number > 0);
    assertEquals(made.number, found.number);
    assertEquals(List.of("account", "target"), found.hears);
    assertEquals(headers, found.headers);
    assertEquals(List.of("vm.*", "log.access"), found.patterns);
    assertEquals(List.of("first", "second"), found.secrets);
    assertEquals(metadata, found.metadata);
    assertEquals(10L, found.initialBackoffSeconds);
    assertEquals(1.5, found.backoffMultiplier);
    assertEquals(7, found.rateLimitPerSecond);
    assertEquals("active", found.status());
    assertEquals(made.createdAt, found.createdAt);
    assertEquals(found.createdAt, found.updatedAt);
  }

  @Test
  void givenAnId_whenCreated_thenKept() {
    UUID id = UUID.randomUUID();
    assertEquals(id, create(e -> e.id = id).id);
  }

  @Test
  void givenSecrets_whenStored_thenNowhereInClear() {
    Endpoint made = create(e -> e.secrets = List.of("correct horse battery"));
    List<String> sealed =
        column("SELECT encode(sealed, 'escape') FROM endpoint_secret WHERE endpoint_id = $1", made);
    assertEquals(1, sealed.size());
    assertTrue(!sealed.getFirst().contains("horse"));
  }

  @Test
  void givenAUrlOfAnotherWebhookOfTheDevice_whenCreatedOrUpdated_thenUrlTaken() {
    create(e -> e.url = "https://a.example/");
    Endpoint other = create(e -> e.url = "https://b.example/");
    assertInstanceOf(Saved.UrlTaken.class, save(draft(e -> e.url = "https://a.example/")));
    assertInstanceOf(Saved.UrlTaken.class, update(other, e -> e.url = "https://a.example/"));
    assertInstanceOf(Saved.Done.class, update(other, e -> e.url = "https://b.example/"));
    assertEquals("https://b.example/", find(other.id).orElseThrow().url);
  }

  @Test
  void givenNoSuchScope_whenCreated_thenScopeUnknown() {
    assertInstanceOf(Saved.ScopeUnknown.class, save(draft(e -> e.scopeId = "door-9")));
  }

  @Test
  void givenAnotherSet_whenAsked_thenNotFoundAndUntouched() {
    Endpoint made = create(e -> {});
    int stranger = await(() -> accounts.create("other")).account().id;
    List<EndpointSet> others =
        List.of(
            EndpointSet.of(stranger, "device", DOOR),
            EndpointSet.all(stranger),
            EndpointSet.ofSurface(accountId, "user"),
            EndpointSet.of(accountId, "device", new Scope(ScopeKind.DEVICE, "door-1")),
            EndpointSet.of(accountId, "device", new Scope(ScopeKind.DEVICE, "d\0")));
    for (EndpointSet set : others) {
      assertEquals(Optional.empty(), await(() -> endpoints.find(set, made.id)));
      assertEquals(Optional.empty(), await(() -> endpoints.findByNumber(set, made.number)));
      assertEquals(0, await(() -> endpoints.list(set, EndpointQuery.newest(10))).total());
      assertInstanceOf(
          Saved.NotFound.class, await(() -> endpoints.update(set, made.id, e -> e.name = "mine")));
      assertEquals(false, await(() -> endpoints.delete(set, made.id)));
      assertEquals(
          Optional.empty(),
          await(() -> endpoints.rotateSecret(set, made.id, "s", Duration.ofDays(1))));
    }
    assertEquals("", find(made.id).orElseThrow().name);
    assertEquals(made.id, await(() -> endpoints.findByNumber(doors, made.number)).orElseThrow().id);
  }

  static Stream<Consumer<Endpoint>> corrections() {
    return Stream.of(
        e -> e.url = "https://other.example/",
        e -> e.method = "PUT",
        e -> e.headers = Map.of("X-Key", List.of("right")),
        e -> e.verifyTls = false,
        e -> e.timeoutMs = 30_000,
        e -> e.secrets = List.of("right"));
  }

  @ParameterizedTest
  @MethodSource("corrections")
  void givenAnEndpoint_whenItIsCalledOtherwise_thenAFreshStart(Consumer<Endpoint> correction) {
    Endpoint made = create(e -> e.secrets = List.of("wrong"));
    Saved.Done done = (Saved.Done) update(made, correction);
    assertEquals(1, done.endpoint().freshStarts);
    assertEquals(1, find(made.id).orElseThrow().freshStarts);
    update(made, correction);
    assertEquals(1, find(made.id).orElseThrow().freshStarts, "nothing was changed");
  }

  @Test
  void givenAnEndpoint_whenWhatItIsCalledByStays_thenNoFreshStart() {
    Endpoint made = create(e -> e.secrets = List.of("s"));
    update(
        made,
        e -> {
          e.name = "new";
          e.description = "new";
          e.metadata = Map.of("a", 1);
          e.patterns = List.of("a.*");
          e.retries = 9;
          e.initialBackoffSeconds = 5L;
          e.rateLimitPerSecond = 5;
          e.secrets = List.of("s");
        });
    update(made, e -> e.enabled = false);
    assertEquals(0, find(made.id).orElseThrow().freshStarts);
    update(made, e -> e.enabled = true);
    assertEquals(1, find(made.id).orElseThrow().freshStarts, "it was enabled again");
  }

  @Test
  void givenASecret_whenRotated_thenAFreshStart() {
    Endpoint made = create(e -> e.secrets = List.of("s"));
    await(() -> endpoints.rotateSecret(doors, made.id, "t", Duration.ofDays(1)));
    assertEquals(1, find(made.id).orElseThrow().freshStarts);
  }

  @Test
  void givenAChange_whenUpdated_thenOnlyThatChanges() {
    Endpoint made = create(e -> e.secrets = List.of("s"));
    Saved.Done done = (Saved.Done) update(made, e -> e.description = "new");
    Endpoint found = find(made.id).orElseThrow();
    assertEquals("new", done.endpoint().description);
    assertEquals("new", found.description);
    assertEquals(List.of("s"), found.secrets);
    assertTrue(found.updatedAt.isAfter(found.createdAt));
  }

  @Test
  void givenAnotherChangeUnderWay_whenUpdated_thenThatIsNotUndone() {
    Endpoint made = create(e -> e.secrets = List.of("s"));
    CompletableFuture<Saved> late = new CompletableFuture<>();
    await(
        () ->
            pool.withTransaction(
                connection ->
                    connection
                        .preparedQuery(
                            "UPDATE endpoint SET url = 'https://new.example/' WHERE id = $1")
                        .execute(Tuple.of(made.id))
                        .chain(
                            () ->
                                connection
                                    .preparedQuery(
                                        "DELETE FROM endpoint_secret WHERE endpoint_id = $1")
                                    .execute(Tuple.of(made.id)))
                        .invoke(
                            () ->
                                endpoints
                                    .update(doors, made.id, e -> e.name = "late")
                                    .subscribe()
                                    .with(late::complete, late::completeExceptionally))
                        .chain(this::somebodyWaits)));
    Endpoint changed = ((Saved.Done) late.join()).endpoint();
    assertEquals("late", changed.name);
    assertEquals("https://new.example/", changed.url);
    assertEquals(List.of(), changed.secrets);
    assertEquals("https://new.example/", find(made.id).orElseThrow().url);
  }

  @Test
  void givenOtherSecrets_whenUpdated_thenTheyTakeThePlaceOfAll() {
    Endpoint made = create(e -> e.secrets = List.of("a", "b"));
    update(made, e -> e.secrets = List.of("c"));
    assertEquals(List.of("c"), find(made.id).orElseThrow().secrets);
    update(made, e -> e.secrets = List.of());
    assertEquals(List.of(), find(made.id).orElseThrow().secrets);
  }

  @Test
  void givenAChangeThatThrows_whenUpdated_thenItsFailureAndNothingChanged() {
    Endpoint made = create(e -> {});
    assertThrows(
        IllegalArgumentException.class,
        () ->
            update(
                made,
                e -> {
                  e.name = "half";
                  throw new IllegalArgumentException();
                }));
    assertEquals("", find(made.id).orElseThrow().name);
  }

  @Test
  void givenAFailingEndpoint_whenDisabledAndEnabled_thenActiveAgain() {
    Endpoint made = create(e -> {});
    fail(made);
    assertEquals("failing", find(made.id).orElseThrow().status());
    update(made, e -> e.enabled = false);
    assertEquals(2, find(made.id).orElseThrow().health().consecutiveFailures);
    Saved.Done done = (Saved.Done) update(made, e -> e.enabled = true);
    assertEquals("active", done.endpoint().status());
    assertEquals("active", find(made.id).orElseThrow().status());
  }

  @Test
  void givenAFailingEndpoint_whenForgiven_thenActiveAgain() {
    Endpoint made = create(e -> {});
    fail(made);
    update(made, e -> e.forgive());
    assertEquals("active", find(made.id).orElseThrow().status());
  }

  @Test
  void givenAFailingEndpoint_whenForgivenWhileTheLineNotesASuccess_thenThatStays() {
    Endpoint made = create(e -> {});
    fail(made);
    CompletableFuture<Saved> late = new CompletableFuture<>();
    await(
        () ->
            pool.withTransaction(
                connection ->
                    connection
                        .preparedQuery(
                            "UPDATE endpoint_health SET last_delivery_at = now() WHERE endpoint_id = $1")
                        .execute(Tuple.of(made.id))
                        .invoke(
                            () ->
                                endpoints
                                    .update(doors, made.id, Endpoint::forgive)
                                    .subscribe()
                                    .with(late::complete, late::completeExceptionally))
                        .chain(this::somebodyWaits)));
    late.join();
    assertEquals(0, find(made.id).orElseThrow().health().consecutiveFailures);
    assertNotNull(find(made.id).orElseThrow().health().lastDeliveryAt);
  }

  @Test
  void givenAnEndpointBeingChanged_whenTheLineRefersToIt_thenItNeedNotWait() {
    Endpoint made = create(e -> {});
    await(
        () ->
            UnitOfWork.write(
                () ->
                    repository
                        .lock(doors, made.id)
                        .chain(
                            () ->
                                pool.preparedQuery(
                                        "INSERT INTO endpoint_health (account_id, endpoint_id) VALUES ($1, $2)")
                                    .execute(Tuple.of(accountId, made.id)))
                        .ifNoItem()
                        .after(Duration.ofSeconds(5))
                        .fail()));
  }

  @Test
  void givenASecret_whenOnlyThatChanges_thenTheRowHasANewVersion() {
    Endpoint made = create(e -> e.secrets = List.of("one"));
    String first = version(made);
    update(made, e -> e.secrets = List.of("two"));
    String second = version(made);
    rotate(made, "three", Duration.ofDays(1));
    assertEquals(3, Set.of(first, second, version(made)).size());
  }

  @Test
  void givenASecret_whenRotatedTwice_thenTheTwoNewestSign() {
    Endpoint made = create(e -> e.secrets = List.of("one"));
    Endpoint second = rotate(made, "two", Duration.ofDays(1));
    assertEquals(List.of("two", "one"), second.secrets);
    rotate(made, "three", Duration.ofDays(1));
    assertEquals(List.of("three", "two"), find(made.id).orElseThrow().secrets);
  }

  @Test
  void givenAnOverlap_whenItEnds_thenTheOldSecretIsGone() {
    Endpoint made = create(e -> e.secrets = List.of("one"));
    assertEquals(List.of("two"), rotate(made, "two", Duration.ZERO).secrets);
    assertEquals(List.of("two"), find(made.id).orElseThrow().secrets);
  }

  @Test
  void givenAnAnsweredVerification_whenNoted_thenShown() {
    Endpoint made = create(e -> {});
    Instant at = Instant.parse("2026-04-29T20:39:14Z");
    await(() -> endpoints.verified(accountId, made.id, at));
    await(() -> endpoints.verified(accountId, made.id, at.plusSeconds(1)));
    assertEquals(at.plusSeconds(1), find(made.id).orElseThrow().health().lastVerifiedAt);
    await(() -> endpoints.verified(accountId, UUID.randomUUID(), at));
  }

  @Test
  void givenManyEndpoints_whenListed_thenSortedFilteredAndPaged() {
    create(e -> named(e, "b", "https://z.example/", "Gate 100%"));
    create(e -> named(e, "c", "https://y.example/", null));
    create(e -> named(e, "a", "https://x.example/", "gate two"));
    assertEquals(List.of("a", "c", "b"), names(EndpointQuery.newest(10)));
    assertEquals(List.of("a", "b"), names(EndpointQuery.page(Order.NAME, true, 0, 2)));
    assertEquals(List.of("c"), names(EndpointQuery.page(Order.NAME, true, 2, 2)));
    assertEquals(List.of("a", "c", "b"), names(EndpointQuery.page(Order.URL, true, 0, 9)));
    assertEquals(List.of("b", "c", "a"), names(EndpointQuery.page(Order.NUMBER, true, 0, 9)));
    assertEquals(List.of("c", "b", "a"), names(EndpointQuery.page(Order.DESCRIPTION, true, 0, 9)));
    assertEquals(List.of("a", "b"), names(EndpointQuery.newest(10).containing("GATE")));
    assertEquals(List.of("b"), names(EndpointQuery.newest(10).containing("0%")));
    assertEquals(List.of(), names(EndpointQuery.newest(10).containing("_")));
    assertEquals(List.of(), names(EndpointQuery.newest(10).containing("\0")));
    assertEquals(List.of(), names(EndpointQuery.newest(0)));
  }

  @Test
  void givenEndpointsWithTwoSecrets_whenListed_thenEachOnceWithBoth() {
    for (String name : List.of("1", "2", "3")) {
      create(
          e -> {
            e.name = name;
            e.secrets = List.of("a", "b");
          });
    }
    EndpointPage page = list(EndpointQuery.newest(2));
    assertEquals(List.of("3", "2"), page.items().stream().map(e -> e.name).toList());
    assertEquals(3, page.total());
    page.items().forEach(e -> assertEquals(List.of("a", "b"), e.secrets));
  }

  @Test
  void givenAPage_whenReadOnBeforeItsLast_thenTheOlderOnesAndTheSameTotal() {
    Endpoint oldest = create(e -> e.name = "1");
    create(e -> e.name = "2");
    EndpointPage first = list(EndpointQuery.newest(1));
    EndpointPage next =
        list(EndpointQuery.newestBefore(Optional.of(first.items().getFirst().id), 5));
    assertEquals(2, next.total());
    assertEquals(List.of(oldest.id), next.items().stream().map(e -> e.id).toList());
  }

  @Test
  void givenEndpointsOnSeveralScopes_whenReadTogether_thenThoseByTheirAge() {
    for (String door : List.of("left", "right", "third")) {
      await(() -> scopes.put(accountId, new Scope(ScopeKind.DEVICE, door)));
    }
    Endpoint first = create(e -> e.scopeId = "right");
    Endpoint second = create(e -> e.scopeId = "left");
    create(e -> e.scopeId = "third");
    var found =
        await(
            () ->
                endpoints.onScopes(
                    accountId, "device", ScopeKind.DEVICE, List.of("left", "right")));
    assertEquals(List.of(first.id, second.id), found.stream().map(e -> e.id).toList());
    assertEquals(
        List.of(),
        await(() -> endpoints.onScopes(accountId, "device", ScopeKind.DEVICE, List.of())));
  }

  @Test
  void givenADisabledEndpoint_whenSortedByStatus_thenAfterTheEnabledOnes() {
    create(e -> e.name = "on");
    create(
        e -> {
          e.name = "off";
          e.enabled = false;
        });
    create(e -> e.name = "on too");
    assertEquals(
        List.of("on", "on too", "off"), names(EndpointQuery.page(Order.STATUS, true, 0, 9)));
  }

  @Test
  void givenLiveDeliveries_whenTheEndpointIsDeleted_thenTheyEndAsFailed() {
    Endpoint made = create(e -> e.secrets = List.of("s"));
    Endpoint kept = create(e -> {});
    deliver(made, 3);
    deliver(kept, 0);
    assertEquals(true, await(() -> endpoints.delete(doors, made.id)));
    assertEquals(Optional.empty(), find(made.id));
    assertEquals(List.of(), column("SELECT id::text FROM delivery WHERE endpoint_id = $1", made));
    assertEquals(
        List.of("FAILED 3 endpoint deleted no lease"),
        column(
            """
            SELECT outcome || ' ' || number || ' ' || error || CASE WHEN lease_no IS NULL THEN ' no lease' END
            FROM attempt
            WHERE endpoint_id = $1 AND id >= uuid_floor(now() - interval '1 hour') AND id < uuid_floor(now() + interval '1 hour')
            """,
            made));
    assertEquals(1, column("SELECT id::text FROM delivery WHERE endpoint_id = $1", kept).size());
    assertEquals(false, await(() -> endpoints.delete(doors, made.id)));
  }

  @Test
  void givenADeadlock_whenTheEndpointIsDeleted_thenTriedAgain() {
    Endpoint made = create(e -> {});
    deliver(made, 0);
    CompletableFuture<Boolean> deleted = new CompletableFuture<>();
    await(
        () ->
            pool.withTransaction(
                other ->
                    other
                        .query("SET LOCAL deadlock_timeout = '1min'")
                        .execute()
                        .chain(
                            () ->
                                other
                                    .preparedQuery(
                                        "SELECT id FROM delivery WHERE endpoint_id = $1 FOR UPDATE")
                                    .execute(Tuple.of(made.id)))
                        .invoke(
                            () ->
                                endpoints
                                    .delete(doors, made.id)
                                    .subscribe()
                                    .with(deleted::complete, deleted::completeExceptionally))
                        .chain(this::somebodyWaits)
                        .chain(
                            () ->
                                other
                                    .preparedQuery(
                                        "SELECT id FROM endpoint WHERE id = $1 FOR KEY SHARE")
                                    .execute(Tuple.of(made.id)))));
    assertTrue(deleted.join());
    assertEquals(
        List.of("endpoint deleted"),
        column("SELECT error FROM attempt WHERE endpoint_id = $1", made));
  }

  @Test
  void givenDeliveryInFlight_whenTheEndpointIsDeleted_thenLeftToItsRequest() {
    Endpoint made = create(e -> {});
    deliver(made, 0);
    execute(
        "UPDATE delivery SET lease_no = 1, lease_owner = gen_random_uuid() WHERE endpoint_id = $1",
        made.id);
    assertEquals(true, await(() -> endpoints.delete(doors, made.id)));
    assertEquals(1, column("SELECT id::text FROM delivery WHERE endpoint_id = $1", made).size());
    assertEquals(List.of(), column("SELECT outcome FROM attempt WHERE endpoint_id = $1", made));
  }

  @Test
  void givenAScopeWithEndpoints_whenDeleted_thenTheyGoAndTheirDeliveriesEnd() {
    Scope door = new Scope(ScopeKind.DEVICE, "door-1");
    await(() -> scopes.put(accountId, door));
    Endpoint made = create(e -> e.scopeId = "door-1");
    deliver(made, 0);
    assertEquals(true, await(() -> scopes.delete(accountId, door)));
    assertEquals(
        Optional.empty(), await(() -> endpoints.find(EndpointSet.all(accountId), made.id)));
    assertEquals(
        List.of("endpoint deleted"),
        column("SELECT error FROM attempt WHERE endpoint_id = $1", made));
  }

  private static void named(Endpoint endpoint, String name, String url, String description) {
    endpoint.name = name;
    endpoint.url = url;
    endpoint.description = description;
  }

  private Endpoint draft(Consumer<Endpoint> with) {
    Endpoint draft = new Endpoint();
    draft.accountId = accountId;
    draft.surface = "device";
    draft.scopeKind = "device";
    draft.scopeId = Scope.DEFAULT_ID;
    draft.url = "https://example.com/" + UUID.randomUUID();
    with.accept(draft);
    return draft;
  }

  private Endpoint create(Consumer<Endpoint> with) {
    return ((Saved.Done) save(draft(with))).endpoint();
  }

  private Saved save(Endpoint draft) {
    return await(() -> endpoints.create(draft));
  }

  private Saved update(Endpoint endpoint, Consumer<Endpoint> change) {
    return await(() -> endpoints.update(doors, endpoint.id, change));
  }

  /** Ends when a statement waits for a lock. */
  private Uni<Long> somebodyWaits() {
    return pool.query("SELECT count(*) FROM pg_locks WHERE NOT granted")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0))
        .repeat()
        .withDelay(Duration.ofMillis(20))
        .whilst(waiting -> waiting == 0)
        .collect()
        .last();
  }

  private Endpoint rotate(Endpoint endpoint, String secret, Duration overlap) {
    return await(() -> endpoints.rotateSecret(doors, endpoint.id, secret, overlap)).orElseThrow();
  }

  private String version(Endpoint endpoint) {
    return column("SELECT xmin::text FROM endpoint WHERE id = $1", endpoint).getFirst();
  }

  private Optional<Endpoint> find(UUID id) {
    return await(() -> endpoints.find(doors, id));
  }

  private EndpointPage list(EndpointQuery query) {
    return await(() -> endpoints.list(doors, query));
  }

  private List<String> names(EndpointQuery query) {
    return list(query).items().stream().map(e -> e.name).toList();
  }

  private void fail(Endpoint endpoint) {
    execute(
        """
        INSERT INTO endpoint_health (account_id, endpoint_id, consecutive_failures, failing_since)
        VALUES ($1, $2, 2, now())
        """,
        accountId,
        endpoint.id);
  }

  /** Due so late that no engine takes it up. */
  private void deliver(Endpoint endpoint, int attempts) {
    execute(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, attempts)
        VALUES ($1, gen_random_uuid(), $2, gen_random_uuid(), now() + interval '1 day', $3)
        """,
        accountId,
        endpoint.id,
        attempts);
  }

  private void execute(String sql, Object... parameters) {
    await(() -> pool.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters))));
  }

  private List<String> column(String sql, Endpoint endpoint) {
    return await(
        () ->
            pool.preparedQuery(sql)
                .mapping((Row row) -> row.getString(0))
                .execute(Tuple.of(endpoint.id))
                .map(rows -> rows.stream().toList()));
  }
}
