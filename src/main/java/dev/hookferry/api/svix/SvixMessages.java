package dev.hookferry.api.svix;

import dev.hookferry.domain.model.Event;
import dev.hookferry.history.Events;
import dev.hookferry.registry.scope.Application;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds messages of an application as requests name them: by id, or by their publisher's own. */
@ApplicationScoped
class SvixMessages {

  private final SvixApplications applications;
  private final Events events;

  SvixMessages(SvixApplications applications, Events events) {
    this.applications = applications;
    this.events = events;
  }

  /** The message, if the caller reaches its application; fails with not found. */
  Uni<Event> find(SvixCaller caller, String applicationId, String idOrEventId) {
    return applications
        .find(caller, applicationId)
        .chain(application -> look(application, idOrEventId))
        .map(found -> found.orElseThrow(SvixRefusal::notFound));
  }

  private Uni<Optional<Event>> look(Application application, String idOrEventId) {
    if (!SvixIds.MESSAGE.begins(idOrEventId)) {
      return events.named(application.accountId, application.scope(), idOrEventId);
    }
    return SvixIds.MESSAGE
        .parse(idOrEventId)
        .map(id -> events.find(application.accountId, id))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .map(found -> found.filter(event -> event.scope().equals(application.scope())));
  }
}
