package dev.hookferry.api.target;

import dev.hookferry.api.target.TargetJson.EventPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The events of the account and of all its targets. */
@ApplicationScoped
class AccountEventsResource implements AccountEventsApi {

  private final TargetAuth auth;
  private final TargetEvents events;

  AccountEventsResource(TargetAuth auth, TargetEvents events) {
    this.auth = auth;
    this.events = events;
  }

  @Override
  public Uni<EventPage> list(String page, String length) {
    return auth.accountEventReader()
        .chain(account -> events.page(account, Paging.of(page, length)));
  }

  @Override
  public Uni<TargetJson.Event> get(String id) {
    return auth.accountEventReader().chain(account -> events.find(account, id));
  }
}
