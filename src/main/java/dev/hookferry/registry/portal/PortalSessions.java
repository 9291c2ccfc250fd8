package dev.hookferry.registry.portal;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.SecretText;
import dev.hookferry.registry.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What links open. A session is looked up in its table by every request, so that it ends everywhere
 * with the deletion of its link.
 */
@ApplicationScoped
public class PortalSessions {

  private static final SecretText SESSION = new SecretText("hps_");
  private static final SecretText PROGRAM = new SecretText("hpt_");

  private final PortalLinkRepository links;
  private final Clock clock;
  private final RandomGenerator random;

  PortalSessions(PortalLinkRepository links, Clock clock, RandomGenerator random) {
    this.links = links;
    this.clock = clock;
    this.random = random;
  }

  /** A token for programs, to be given out with a link that is made with it. */
  public String newToken() {
    return PROGRAM.generate(random);
  }

  /** Whether this text may be a token for programs. */
  public static boolean isForPrograms(String token) {
    return PROGRAM.isWellFormed(token);
  }

  /** The link that this token for programs came with; empty: it has ended. */
  public Uni<Optional<PortalLink>> ofToken(String token) {
    return UnitOfWork.read(() -> links.ofToken(SecretText.hash(token), clock.instant()));
  }

  /** Ends a token for programs, and its link with it; whether it was there. */
  public Uni<Boolean> end(int accountId, String token) {
    return UnitOfWork.write(() -> links.deleteOfToken(accountId, SecretText.hash(token)));
  }

  /**
   * Ends all tokens for programs of a scope, and the sessions of their links with them.
   *
   * @param after from now
   * @param sessions those of sessions with these names alone; empty: all
   */
  public Uni<Void> endAll(
      int accountId, Scope scope, Duration after, Optional<List<String>> sessions) {
    Instant at = clock.instant().plus(after);
    return UnitOfWork.write(() -> links.endTokens(accountId, scope, at, sessions))
        .replaceWithVoid();
  }

  /** Whether this text may be the token of a link, used or gone as it may be. */
  public static boolean isToken(String token) {
    return PortalLinks.TOKEN.isWellFormed(token);
  }

  /** Whether the link would open; it is not used by that. */
  public Uni<Boolean> mayOpen(String token) {
    return isToken(token)
        ? UnitOfWork.read(() -> links.opens(SecretText.hash(token), clock.instant()))
        : Uni.createFrom().item(false);
  }

  /** Uses a link; empty: there is none, it was used, or it is too late. */
  public Uni<Optional<OpenedLink>> open(String token) {
    if (!isToken(token)) {
      return Uni.createFrom().item(Optional.empty());
    }
    String session = SESSION.generate(random);
    byte[] hash = SecretText.hash(session);
    Instant now = clock.instant();
    return UnitOfWork.write(
        () ->
            links
                .open(SecretText.hash(token), now, hash)
                .chain(() -> links.ofSession(hash, now))
                .map(opened -> opened.map(link -> new OpenedLink(link, session))));
  }

  /** The link whose session this is; empty: it has ended, or never was of this link. */
  public Uni<Optional<PortalLink>> find(UUID linkId, String session) {
    return SESSION.isWellFormed(session)
        ? UnitOfWork.read(() -> links.ofSession(SecretText.hash(session), clock.instant()))
            .map(found -> found.filter(link -> link.id.equals(linkId)))
        : Uni.createFrom().item(Optional.empty());
  }
}
