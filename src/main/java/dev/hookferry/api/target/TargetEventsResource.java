package dev.hookferry.api.target;

import dev.hookferry.api.target.TargetJson.EventPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The events of a target. */
@ApplicationScoped
class TargetEventsResource implements TargetEventsApi {

  private final TargetAuth auth;
  private final TargetEvents events;

  TargetEventsResource(TargetAuth auth, TargetEvents events) {
    this.auth = auth;
    this.events = events;
  }

  @Override
  public Uni<EventPage> list(String targetId, String page, String length) {
    return with(targetId, target -> events.page(target, Paging.of(page, length)));
  }

  @Override
  public Uni<TargetJson.Event> get(String targetId, String id) {
    return with(targetId, target -> events.find(target, id));
  }

  private <T> Uni<T> with(String targetId, Function<Owner, Uni<T>> work) {
    return auth.eventReader().chain(caller -> auth.target(caller, targetId)).chain(work::apply);
  }
}
