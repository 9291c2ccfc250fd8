package dev.hookferry.api.user;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointPage;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The webhooks of a user. */
@ApplicationScoped
class UserWebhooksResource implements UserWebhooksApi {

  /** More than anyone has: the document's list has no pages. */
  private static final EndpointQuery ALL =
      EndpointQuery.page(EndpointQuery.Order.CREATED, true, 0, 10_000);

  private final UserAuth auth;
  private final UserReader reader;
  private final UserMapper mapper;
  private final Endpoints endpoints;

  UserWebhooksResource(UserAuth auth, UserReader reader, UserMapper mapper, Endpoints endpoints) {
    this.auth = auth;
    this.reader = reader;
    this.mapper = mapper;
    this.endpoints = endpoints;
  }

  @Override
  public Uni<Response> list() {
    return auth.webhooks()
        .chain(set -> endpoints.list(set, ALL))
        .map(UserWebhooksResource::json)
        .map(UserWebhooksResource::created);
  }

  @Override
  public Uni<Response> create(byte[] body) {
    return auth.webhooks()
        .map(set -> mapper.draft(set, reader.creation(body)))
        .chain(endpoints::create)
        .map(UserWebhooksResource::saved);
  }

  @Override
  public Uni<Response> get(String webhookId) {
    return auth.webhooks()
        .chain(set -> endpoints.find(set, id(webhookId)))
        .map(found -> found.orElseThrow(UserWebhooksResource::notFound))
        .map(UserWebhooksResource::shown);
  }

  @Override
  public Uni<Response> update(String webhookId, byte[] body) {
    return auth.webhooks()
        .chain(set -> update(set, reader.change(body), webhookId))
        .map(UserWebhooksResource::saved);
  }

  @Override
  public Uni<Response> delete(String webhookId) {
    return auth.webhooks()
        .chain(set -> endpoints.delete(set, id(webhookId)))
        .map(UserWebhooksResource::deleted);
  }

  private Uni<Saved> update(EndpointSet set, UserWebhook to, String webhookId) {
    return endpoints.update(set, id(webhookId), stored -> mapper.apply(to, stored));
  }

  private static UUID id(String webhookId) {
    return UserIds.parse(webhookId).orElseThrow(UserWebhooksResource::notFound);
  }

  private static Response saved(Saved outcome) {
    return switch (outcome) {
      case Saved.Done done -> shown(done.endpoint());
      case Saved.NotFound gone -> throw notFound();
      case Saved.ScopeUnknown gone -> throw noUser();
      case Saved.UrlTaken never -> throw new IllegalStateException("only on the device surface");
    };
  }

  private static Response deleted(boolean wasThere) {
    if (!wasThere) {
      throw notFound();
    }
    return Response.status(Response.Status.CREATED).build();
  }

  private static Response shown(Endpoint webhook) {
    return created(new UserJson.OneWebhook(UserMapper.json(webhook)));
  }

  private static UserJson.Webhooks json(EndpointPage found) {
    return new UserJson.Webhooks(found.items().stream().map(UserMapper::json).toList());
  }

  private static Response created(Object entity) {
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON)
        .entity(entity)
        .build();
  }

  private static ApiException notFound() {
    return new ApiException(new ApiError.NotFound());
  }

  private static ApiException noUser() {
    return new ApiException(ApiError.Invalid.of(UserRule.USER_EXISTS.brokenBy("user", null)));
  }
}
