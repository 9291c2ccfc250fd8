package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.ScheduledEvent;
import dev.hookferry.flow.PublishScheduler;
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
  private final PublishScheduler scheduler;

  SvixMessages(SvixApplications applications, Events events, PublishScheduler scheduler) {
    this.applications = applications;
    this.events = events;
    this.scheduler = scheduler;
  }

  /** The message, if the caller reaches its application; fails with not found. */
  Uni<Event> find(SvixCaller caller, String applicationId, String idOrEventId) {
    return applications
        .find(caller, applicationId)
        .chain(application -> look(application, idOrEventId))
        .map(found -> found.orElseThrow(SvixRefusal::notFound));
  }

  /** What is shown of a message, and of one that waits to be published. */
  Uni<ObjectNode> shown(
      SvixCaller caller, String applicationId, String idOrEventId, boolean withContent) {
    return applications
        .find(caller, applicationId)
        .chain(
            application ->
                look(application, idOrEventId)
                    .map(found -> found.map(event -> SvixMapper.json(event, withContent)))
                    .chain(
                        found ->
                            found.isPresent()
                                ? Uni.createFrom().item(found)
                                : waiting(application, idOrEventId)
                                    .map(
                                        event ->
                                            event.map(own -> SvixMapper.json(own, withContent)))))
        .map(found -> found.orElseThrow(SvixRefusal::notFound));
  }

  /** One that waits to be published. */
  Uni<Optional<ScheduledEvent>> waiting(Application application, String idOrEventId) {
    return scheduler.find(
        application.accountId,
        application.scope(),
        SvixIds.MESSAGE.parse(idOrEventId).orElse(null),
        idOrEventId);
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
