package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import dev.hookferry.registry.endpoint.Edit;
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
class TargetWebhooks {

  private final Endpoints endpoints;
  private final Requests requests;

  TargetWebhooks(Endpoints endpoints, Requests requests) {
    this.endpoints = endpoints;
    this.requests = requests;
  }

  Uni<Endpoint> create(Owner owner, JsonNode data) {
    return endpoints
        .create(TargetMapper.draft(owner, read(TargetFields.WHOLE, data)))
        .map(TargetMapper::endpoint);
  }

  Uni<WebhookPage> page(Owner owner, TargetPage paging) {
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
    return update(
        owner, id, webhook -> TargetMapper.replace(read(TargetFields.WHOLE, data), webhook));
  }

  Uni<Webhook> change(Owner owner, String id, JsonNode data) {
    return update(
        owner, id, webhook -> TargetMapper.change(read(TargetFields.PARTIAL, data), webhook));
  }

  Uni<Void> delete(Owner owner, String id) {
    return endpoints
        .delete(owner.webhooks(), TargetMapper.id(id))
        .invoke(TargetMapper::requireFound)
        .replaceWithVoid();
  }

  private Uni<Webhook> update(Owner owner, String id, Consumer<Endpoint> change) {
    return endpoints
        .update(owner.webhooks(), TargetMapper.id(id), new Edit(change, TargetMapper::snapshot))
        .map(TargetMapper::endpoint)
        .map(TargetMapper::webhook);
  }

  private Values read(Shape shape, JsonNode data) {
    return requests.body(shape, data, Coercion.DJANGO_REST);
  }
}
