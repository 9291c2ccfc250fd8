package dev.hookferry.api.svix;

import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.scope.Application;
import dev.hookferry.registry.scope.Applications;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds and makes applications as requests name them: by id, or by their owner's own. */
@ApplicationScoped
class SvixApplications {

  private final Applications applications;

  SvixApplications(Applications applications) {
    this.applications = applications;
  }

  /** The application, if the caller reaches it; fails with not found. */
  Uni<Application> find(SvixCaller caller, String idOrUid) {
    return look(caller.accountId(), idOrUid)
        .map(found -> found.filter(application -> caller.reaches(application.scope())))
        .map(found -> found.orElseThrow(SvixRefusal::notFound));
  }

  Uni<Optional<Application>> look(int accountId, String idOrUid) {
    if (!SvixIds.APPLICATION.begins(idOrUid)) {
      return applications.named(accountId, idOrUid);
    }
    return SvixIds.APPLICATION
        .parse(idOrUid)
        .map(id -> applications.find(accountId, id))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** Makes one; fails with a conflict where its uid is taken. */
  Uni<Application> create(int accountId, Values values) {
    Application draft = new Application();
    UUID id = applications.nextId();
    draft.accountId = accountId;
    draft.id = id;
    draft.scopeId = new Scope(ScopeKind.APPLICATION, SvixIds.APPLICATION.of(id)).id();
    SvixMapper.replace(values, draft);
    return applications
        .create(draft)
        .map(
            made ->
                made.orElseThrow(
                    () -> SvixRefusal.conflict("An application with that uid already exists")));
  }

  /** The application of this name or, where there is none and a request describes it, a new one. */
  Uni<Application> findOrCreate(SvixCaller caller, String idOrUid, Optional<Values> described) {
    return described.isEmpty()
        ? find(caller, idOrUid)
        : look(caller.accountId(), idOrUid)
            .chain(
                found ->
                    found.isPresent()
                        ? find(caller, idOrUid)
                        : createNamed(caller, idOrUid, described.get()));
  }

  private Uni<Application> createNamed(SvixCaller caller, String uid, Values described) {
    if (!caller.mayManageApplications()) {
      return Uni.createFrom().failure(SvixRefusal.notFound());
    }
    if (!uid.equals(described.get(SvixFields.APP_UID))) {
      return Uni.createFrom()
          .failure(
              SvixRefusal.invalid(
                  "The uid in the path and the application's must be the same",
                  "body",
                  "application",
                  "uid"));
    }
    return create(caller.accountId(), described);
  }
}
