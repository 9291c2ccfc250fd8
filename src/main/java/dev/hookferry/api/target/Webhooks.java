package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import dev.hookferry.registry.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/**
 * The webhooks of a target or of the account. A webhook is looked for first, and its new fields are
 * judged once it is found.
 */
@ApplicationScoped
class Webhooks {

  private final Endpoints endpoints;
  private final WebhookFields fields;

  Webhooks(Endpoints endpoints, WebhookFields fields) {
    this.endpoints = endpoints;
    this.fields = fields;
  }

  Uni<Endpoint> create(Owner owner, JsonNode data) {
    return endpoints
        .create(TargetMapper.draft(owner, fields.whole(data)))
        .map(TargetMapper::endpoint);
  }

  Uni<WebhookPage> page(Owner owner, Paging paging) {
    var query = EndpointQuery.page(Order.NUMBER, true, paging.offset(), paging.length());
    return endpoints.list(owner.webhooks(), query).map(page -> TargetMapper.page(page, paging));
  }

  Uni<Webhook> find(Owner owner, String id) {
    return endpoints
        .find(owner.webhooks(), TargetMapper.id(id))
        .map(found -> found.orElseThrow(TargetMapper::notFound))
        .map(TargetMapper::webhook);
  }

  Uni<Webhook> replace(Owner owner, String id, JsonNode data) {
    return update(owner, id, webhook -> fields.whole(data).replace(webhook));
  }

  Uni<Webhook> change(Owner owner, String id, JsonNode data) {
    return update(owner, id, webhook -> fields.partial(data).change(webhook));
  }

  Uni<Void> delete(Owner owner, String id) {
    return endpoints
        .delete(owner.webhooks(), TargetMapper.id(id))
        .invoke(TargetMapper::requireFound)
        .replaceWithVoid();
  }

  private Uni<Webhook> update(Owner owner, String id, Consumer<Endpoint> change) {
    return endpoints
        .update(owner.webhooks(), TargetMapper.id(id), change)
        .map(TargetMapper::endpoint)
        .map(TargetMapper::webhook);
  }
}
