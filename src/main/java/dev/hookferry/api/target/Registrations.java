package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookferry.api.target.TargetJson.EventWebhook;
import dev.hookferry.api.target.TargetJson.Registration;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.flow.Intake;
import dev.hookferry.flow.PublishCommand;
import dev.hookferry.flow.PublishOutcome;
import dev.hookferry.registry.endpoint.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the event of a webhook's registration, which has the webhook's id and goes to the
 * webhook alone, or to nobody where the settings say so.
 */
@ApplicationScoped
class Registrations {

  private static final String TYPE = "target_created";
  private static final String OBJECT_TYPE = "target";

  private final Intake intake;
  private final boolean sent;

  Registrations(Intake intake, HookferryConfig config) {
    this.intake = intake;
    this.sent = config.target().registrationEvent();
  }

  Uni<Registration> register(Endpoint endpoint) {
    NewEvent event = event(endpoint);
    return intake
        .publish(new PublishCommand(endpoint.accountId, List.of(event), Optional.empty()))
        .map(outcome -> answer(outcome, event, endpoint));
  }

  private NewEvent event(Endpoint endpoint) {
    return new NewEvent(
        endpoint.scope(),
        TYPE,
        OBJECT_TYPE,
        endpoint.createdAt.truncatedTo(ChronoUnit.MILLIS),
        content(endpoint.scopeId),
        sent ? new Audience.Only(endpoint.id, endpoint.id) : new Audience.Nobody(endpoint.id));
  }

  private static byte[] content(String targetId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", targetId)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private Registration answer(PublishOutcome outcome, NewEvent event, Endpoint endpoint) {
    return switch (outcome) {
      case PublishOutcome.Published published -> answer(event, endpoint);
      case PublishOutcome.UnknownScope deletedMeanwhile -> throw TargetMapper.notFound();
      case PublishOutcome.KeyReused reused -> throw new IllegalStateException("without a key");
    };
  }

  private Registration answer(NewEvent event, Endpoint endpoint) {
    Event stored =
        new Event(
            endpoint.accountId,
            endpoint.id,
            0,
            event.scope(),
            event.type(),
            event.objectType(),
            event.occurredAt(),
            event.data());
    return TargetMapper.registration(TargetEventMapper.show(stored, scheduled(endpoint)), endpoint);
  }

  /** What was written a moment ago, and is due at once. */
  private List<EventWebhook> scheduled(Endpoint endpoint) {
    Instant now = endpoint.createdAt;
    return sent
        ? List.of(
            new EventWebhook(
                Base58.encode(endpoint.id),
                TargetJson.API_VERSION,
                "scheduled",
                TargetMapper.time(now),
                0))
        : List.of();
  }
}
