package dev.hookferry.registry;

import dev.hookferry.notice.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Work on entities, in a session of its own. Within it statements come one after another: a session
 * takes one at a time. Works are not nested: the inner one would wait for a second connection.
 *
 * <p>A session belongs to a Vert.x context, and so does a request: two works of one request would
 * share a session. And where a client goes away, or somebody waits no longer, what they wait for is
 * cancelled: Hibernate would roll back and close beside the statement under way, which undoes half
 * of the work, and costs the connection where it is on another thread. So each work has a context
 * of its own, on which it goes on to its end; who acts is the same there.
 */
public final class UnitOfWork {

  private UnitOfWork() {}

  /** Reads; each statement sees what is committed when it starts. */
  public static <T> Uni<T> read(Supplier<Uni<T>> work) {
    return apart(() -> Panache.withSession(work));
  }

  /** Reads and writes in one transaction; the item comes after the commit. */
  public static <T> Uni<T> write(Supplier<Uni<T>> work) {
    return apart(() -> Panache.withTransaction(work));
  }

  private static <T> Uni<T> apart(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = Vertx.currentContext();
              return started(work).emitOn(task -> caller.runOnContext(ignored -> task.run()));
            });
  }

  private static <T> Uni<T> started(Supplier<Uni<T>> work) {
    Actor actor = Actor.current();
    Context own = VertxContext.createNewDuplicatedContext();
    VertxContextSafetyToggle.setContextSafe(own, true);
    return Uni.createFrom()
        .emitter(
            emitter ->
                own.runOnContext(
                    ignored -> {
                      actor.act();
                      Uni.createFrom()
                          .deferred(work::get)
                          .subscribe()
                          .with(emitter::complete, emitter::fail);
                    }));
  }
}
