package dev.hookferry.api.svix;

import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import dev.hookferry.envelope.SvixEnvelope;
import dev.hookferry.registry.endpoint.Edit;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import dev.hookferry.registry.scope.Application;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Finds and changes endpoints of an application as requests name them. */
@ApplicationScoped
class SvixEndpoints {

  private static final int ALL = 10_000;

  private final SvixApplications applications;
  private final Endpoints endpoints;
  private final AddressGuard guard;

  SvixEndpoints(SvixApplications applications, Endpoints endpoints, AddressGuard guard) {
    this.applications = applications;
    this.endpoints = endpoints;
    this.guard = guard;
  }

  static EndpointSet of(Application application) {
    return EndpointSet.of(application.accountId, SvixEnvelope.NAME, application.scope());
  }

  /** The endpoint, if the caller reaches its application; fails with not found. */
  Uni<Endpoint> find(SvixCaller caller, String applicationId, String idOrUid) {
    return applications
        .find(caller, applicationId)
        .chain(application -> look(application, idOrUid))
        .map(found -> found.orElseThrow(SvixRefusal::notFound));
  }

  Uni<Optional<Endpoint>> look(Application application, String idOrUid) {
    if (!SvixIds.ENDPOINT.begins(idOrUid)) {
      return endpoints.named(of(application), idOrUid);
    }
    return SvixIds.ENDPOINT
        .parse(idOrUid)
        .map(id -> endpoints.find(of(application), id))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** Refuses URLs that may not receive; those that requests leave out are none. */
  void check(Values values) {
    values
        .optional(SvixFields.URL)
        .map(url -> ReceiverUrl.check(url, guard))
        .ifPresent(
            check -> {
              if (check instanceof UrlCheck.Invalid invalid) {
                throw SvixRefusal.invalid(invalid.reason().text(), "body", "url");
              }
            });
  }

  /** Lets the endpoints of an application have no more than it may have now. */
  Uni<Void> throttle(Application application) {
    return endpoints
        .list(of(application), EndpointQuery.newest(ALL))
        .map(page -> page.items().stream().filter(each -> isOff(application, each)).toList())
        .onItem()
        .transformToMulti(off -> Multi.createFrom().iterable(off))
        .onItem()
        .transformToUniAndConcatenate(
            each -> change(each, stored -> SvixMapper.throttle(application, stored)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static boolean isOff(Application application, Endpoint endpoint) {
    Integer before = endpoint.rateLimitPerSecond;
    SvixMapper.throttle(application, endpoint);
    return !Objects.equals(before, endpoint.rateLimitPerSecond);
  }

  Uni<Endpoint> create(Endpoint draft) {
    return endpoints.create(draft).map(SvixEndpoints::saved);
  }

  Uni<Endpoint> change(Endpoint known, Consumer<Endpoint> change) {
    EndpointSet set = EndpointSet.of(known.accountId, known.surface, known.scope());
    UUID id = known.id;
    return endpoints
        .update(set, id, new Edit(change, SvixMapper::snapshot))
        .map(SvixEndpoints::saved);
  }

  private static Endpoint saved(Saved outcome) {
    return switch (outcome) {
      case Saved.Done done -> done.endpoint();
      case Saved.NotFound gone -> throw SvixRefusal.notFound();
      case Saved.ScopeUnknown gone -> throw SvixRefusal.notFound();
      case Saved.ExternalIdTaken taken ->
          throw SvixRefusal.conflict("An endpoint with that uid already exists");
      case Saved.UrlTaken never -> throw new IllegalStateException("only on the device surface");
    };
  }
}
