package dev.hookferry.notice;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * Who makes a change, and by which request. It is known to all that is done for a request, by the
 * Vert.x context that this is done in; where nobody said who it is, it is the engine.
 *
 * @param id {@code key_…} or {@code pol_…}; null: it has none
 * @param name of the key or the link
 * @param ip that the request came from; null: unknown, or no request
 * @param requestId of the request; null: no request
 */
public record Actor(Kind kind, String id, String name, String ip, String requestId) {

  /** What somebody acts as. */
  public enum Kind {
    KEY,
    OPERATOR,
    PORTAL,
    ENGINE
  }

  /** The service itself. */
  public static final Actor ENGINE = new Actor(Kind.ENGINE, null, "engine", null, null);

  private static final String LOCAL = Actor.class.getName();

  /** Who acts in the current context. */
  public static Actor current() {
    return own(Vertx.currentContext()).<Actor>map(own -> own.getLocal(LOCAL)).orElse(ENGINE);
  }

  /** From here on everything in the current context is done by this one. */
  public void act() {
    own(Vertx.currentContext()).ifPresent(own -> own.putLocal(LOCAL, this));
  }

  /** A context of one request; others are everybody's. */
  private static Optional<Context> own(Context context) {
    return Optional.ofNullable(context).filter(VertxContext::isDuplicatedContext);
  }
}
