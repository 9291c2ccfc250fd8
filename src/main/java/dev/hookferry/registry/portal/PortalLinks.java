package dev.hookferry.registry.portal;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.registry.SecretText;
import dev.hookferry.registry.Storable;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The links of accounts, as those who make them see them. */
@ApplicationScoped
public class PortalLinks {

  /** How long a link waits to be used. */
  static final Duration OPENS_WITHIN = Duration.ofMinutes(5);

  static final SecretText TOKEN = new SecretText("hpl_");

  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final PortalLinkRepository links;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;

  PortalLinks(PortalLinkRepository links, AuditLog audit, Clock clock, RandomGenerator random) {
    this.links = links;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a link; empty: its scope is not there. */
  public Uni<Optional<NewPortalLink>> create(PortalLinkDraft draft) {
    return create(draft, Optional.empty());
  }

  /**
   * The same, which programs may use too.
   *
   * @param forPrograms what its token is to be
   */
  public Uni<Optional<NewPortalLink>> create(
      PortalLinkDraft draft, Optional<ProgramToken> forPrograms) {
    if (!Storable.isStorable(draft.scope().id())) {
      return Uni.createFrom().item(Optional.empty());
    }
    String token = TOKEN.generate(random);
    PortalLink link = link(draft, SecretText.hash(token));
    forPrograms.ifPresent(own -> own.applyTo(link));
    return UnitOfWork.write(
            () ->
                links
                    .persistAndFlush(link)
                    .call(made -> record(made.accountId, AuditAction.PORTAL_LINK_CREATE, made.id)))
        .map(made -> Optional.of(new NewPortalLink(made, token)))
        .onFailure(failure -> Violations.isOf("portal_link_scope", failure))
        .recoverWithItem(Optional.empty());
  }

  private PortalLink link(PortalLinkDraft draft, byte[] hash) {
    Instant now = clock.instant();
    PortalLink link = new PortalLink();
    link.accountId = draft.accountId();
    link.id = Ids.next(now, random);
    link.scopeKind = draft.scope().kind().text();
    link.scopeId = draft.scope().id();
    link.capabilities = draft.capabilities().stream().map(Capability::text).toList();
    link.returnUrl = draft.returnUrl().orElse(null);
    link.themePrimary = draft.theme().primary();
    link.themeLogoUrl = draft.theme().logoUrl();
    link.themeMode = draft.theme().mode();
    link.hash = hash;
    link.createdAt = now;
    link.expiresAt = now.plus(draft.lifetime());
    link.opensUntil = now.plus(OPENS_WITHIN);
    return link;
  }

  /**
   * The newest links, or the newest of those made before this one.
   *
   * @param reach of this scope alone; empty: of any
   */
  public Uni<List<PortalLink>> list(
      int accountId, Optional<Scope> reach, int limit, Optional<UUID> before) {
    return UnitOfWork.read(() -> links.before(accountId, reach, before.orElse(AFTER_ALL), limit));
  }

  /** Ends a link and its session, at once everywhere; false: it is not there. */
  public Uni<Boolean> delete(int accountId, Optional<Scope> reach, UUID id) {
    return UnitOfWork.write(
        () ->
            links
                .delete(accountId, reach, id)
                .call(
                    deleted ->
                        deleted
                            ? record(accountId, AuditAction.PORTAL_LINK_DELETE, id)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> record(int accountId, AuditAction action, UUID id) {
    return audit.record(AuditEntry.of(accountId, action, PublicId.PORTAL_LINK, id));
  }
}
