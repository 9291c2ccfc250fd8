package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.history.Attempt;
import dev.hookferry.history.Attempts;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.job.Jobs;
import dev.hookferry.notice.AttemptMade;
import dev.hookferry.notice.Documents;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointForm;
import dev.hookferry.registry.endpoint.EndpointRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operational events tell of things in the form that this surface shows them in. */
@ApplicationScoped
class AccountDocuments implements Documents, EndpointForm {

  private final EndpointRows endpoints;
  private final EndpointMapper mapper;
  private final Deliveries deliveries;
  private final Attempts attempts;
  private final Jobs jobs;
  private final ObjectMapper json;

  AccountDocuments(
      EndpointRows endpoints,
      EndpointMapper mapper,
      Deliveries deliveries,
      Attempts attempts,
      Jobs jobs,
      ObjectMapper json) {
    this.endpoints = endpoints;
    this.mapper = mapper;
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.jobs = jobs;
    this.json = json;
  }

  @Override
  public ObjectNode json(Endpoint endpoint) {
    return json.valueToTree(mapper.json(endpoint));
  }

  @Override
  public ObjectNode attempt(AttemptMade attempt) {
    return json.valueToTree(AttemptJson.of(attempt));
  }

  @Override
  public Uni<Optional<ObjectNode>> endpoint(SqlClient connection, int accountId, UUID id) {
    return endpoints.find(connection, accountId, id).map(found -> found.map(this::json));
  }

  @Override
  public Uni<Optional<ObjectNode>> job(SqlClient connection, int accountId, UUID id) {
    return jobs.find(connection, accountId, id)
        .map(found -> found.map(job -> json.<ObjectNode>valueToTree(JobJson.of(job))));
  }

  @Override
  public Uni<Optional<ObjectNode>> ended(SqlClient connection, int accountId, UUID deliveryId) {
    return deliveries
        .find(connection, accountId, deliveryId)
        .chain(
            found ->
                found
                    .map(delivery -> ended(connection, accountId, delivery).map(Optional::of))
                    .orElse(Uni.createFrom().item(Optional.empty())));
  }

  private Uni<ObjectNode> ended(SqlClient connection, int accountId, Delivery delivery) {
    return attempts.last(connection, accountId, delivery.id()).map(last -> ended(delivery, last));
  }

  private ObjectNode ended(Delivery delivery, List<Attempt> last) {
    ObjectNode data = json.createObjectNode();
    List<AttemptJson> attempts =
        last.stream().map(attempt -> AttemptJson.of(attempt, Optional.empty())).toList();
    data.set("delivery", json.valueToTree(DeliveryJson.of(delivery, attempts)));
    data.putObject("event")
        .put("id", PublicId.EVENT.of(delivery.eventId()))
        .put("type", delivery.eventType());
    return data;
  }
}
