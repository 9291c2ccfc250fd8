package dev.hookferry.registry.scope;

import dev.hookferry.domain.model.Ids;
import dev.hookferry.registry.Storable;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The scopes of kind {@code application}, with what is kept with them. */
@ApplicationScoped
public class Applications {

  /** Comes before every other and, negated in all bits, after. */
  private static final UUID FIRST = new UUID(0, 0);

  private static final UUID LAST = new UUID(-1, -1);

  private final ApplicationRepository applications;
  private final ScopeRepository scopes;
  private final Clock clock;
  private final RandomGenerator random;

  Applications(
      ApplicationRepository applications,
      ScopeRepository scopes,
      Clock clock,
      RandomGenerator random) {
    this.applications = applications;
    this.scopes = scopes;
    this.clock = clock;
    this.random = random;
  }

  /** An id for a draft. */
  public UUID nextId() {
    return Ids.next(clock.instant(), random);
  }

  /**
   * Makes an application and its scope; empty: its external id is taken.
   *
   * @param draft with its id and its scope's; times are filled in
   */
  public Uni<Optional<Application>> create(Application draft) {
    Instant now = clock.instant();
    draft.createdAt = now;
    draft.updatedAt = now;
    return saving(
        () ->
            scopes
                .addAlone(draft.accountId, draft.scope(), now)
                .chain(() -> applications.persistAndFlush(draft)));
  }

  public Uni<Optional<Application>> find(int accountId, UUID id) {
    return UnitOfWork.read(() -> applications.find(accountId, id));
  }

  /** The one with this external id or, where none has it, of the scope with this id. */
  public Uni<Optional<Application>> named(int accountId, String name) {
    return Storable.isStorable(name)
        ? UnitOfWork.read(() -> applications.named(accountId, name))
        : Uni.createFrom().item(Optional.empty());
  }

  /** Some in the order of their ids, from after this one or from the start. */
  public Uni<List<Application>> list(
      int accountId, Optional<UUID> after, boolean descending, int limit) {
    UUID from = after.orElse(descending ? LAST : FIRST);
    return UnitOfWork.read(() -> applications.after(accountId, from, descending, limit));
  }

  /** Changes an application; empty: its new external id is taken, or it is gone. */
  public Uni<Optional<Application>> update(int accountId, UUID id, Consumer<Application> change) {
    return saving(
        () ->
            applications
                .lock(accountId, id)
                .onItem()
                .transformToUni(
                    found ->
                        found
                            .map(
                                application -> {
                                  change.accept(application);
                                  application.updatedAt = clock.instant();
                                  return applications.flush().replaceWith(application);
                                })
                            .orElseGet(() -> Uni.createFrom().nullItem())));
  }

  private static Uni<Optional<Application>> saving(
      java.util.function.Supplier<Uni<Application>> work) {
    return UnitOfWork.write(work)
        .map(Optional::ofNullable)
        .onFailure(failure -> Violations.isOf("application_external_id", failure))
        .recoverWithItem(Optional.empty());
  }
}
