package dev.hookferry.registry;

import static dev.hookferry.support.Await.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.notice.Actor;
import dev.hookferry.registry.scope.Scopes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(20)
class UnitOfWorkTest {

  private static final int MORE_THAN_CONNECTIONS = 50;

  @Inject Scopes scopes;

  @Test
  void givenTwoWorksOfOneRequest_whenAtOnce_thenEachHasASessionOfItsOwn() {
    var sessions =
        await(
            () ->
                Uni.join()
                    .all(
                        UnitOfWork.read(Panache::getSession), UnitOfWork.write(Panache::getSession))
                    .andFailFast());
    assertEquals(2, Set.copyOf(sessions).size());
  }

  @Test
  void givenARequest_whenTheWorkEnds_thenItGoesOnOnItsOwnContext() {
    await(
        () -> {
          Context before = Vertx.currentContext();
          return UnitOfWork.read(Panache::getSession)
              .invoke(session -> assertSame(before, Vertx.currentContext()));
        });
  }

  @Test
  void givenSomebodyWhoActs_whenTheWorkIsDone_thenItIsTheSameThereAndNobodyElseElsewhere() {
    Actor ann = new Actor(Actor.Kind.KEY, "key_1", "ann", null, null);
    Actor there =
        await(
            () -> {
              ann.act();
              return UnitOfWork.read(() -> Uni.createFrom().item(Actor.current()));
            });
    assertEquals(ann, there);
    assertEquals(
        Actor.ENGINE, await(() -> UnitOfWork.read(() -> Uni.createFrom().item(Actor.current()))));
  }

  @Test
  void givenWorkThatThrows_whenDone_thenItsFailure() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            await(
                () ->
                    UnitOfWork.write(
                        () -> {
                          throw new IllegalArgumentException();
                        })));
  }

  @Test
  void givenWorksThatAreCancelled_whenMoreThanConnections_thenTheNextGetsOne() {
    for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      Cancellable work = begin(begun);
      begun.orTimeout(10, SECONDS).join();
      work.cancel();
    }
    assertEquals(0, await(() -> scopes.count(-1, Optional.empty())));
  }

  /** A transaction that is under way, and not at its end before it is cancelled. */
  private static Cancellable begin(CompletableFuture<Void> begun) {
    CompletableFuture<Cancellable> work = new CompletableFuture<>();
    await(
        () -> {
          work.complete(
              UnitOfWork.write(
                      () ->
                          Panache.getSession()
                              .chain(s -> s.createNativeQuery("SELECT 1").getSingleResult())
                              .invoke(() -> begun.complete(null))
                              .chain(
                                  () ->
                                      Panache.getSession()
                                          .chain(
                                              s ->
                                                  s.createNativeQuery("SELECT pg_sleep(0.02)")
                                                      .getSingleResult())))
                  .subscribe()
                  .with(done -> {}));
          return Uni.createFrom().voidItem();
        });
    return work.join();
  }
}
