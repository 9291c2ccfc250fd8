package dev.hookferry.api.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hookferry.api.kit.MessageBody;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Exponential;
import dev.hookferry.domain.surface.Dispatch;
import dev.hookferry.domain.surface.Message;
import dev.hookferry.domain.surface.Surface;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** What a session's receivers get: the event in an envelope that counts the attempts. */
@ApplicationScoped
class SessionSurface implements Surface {

  static final String NAME = "session";

  private static final Backoff BACKOFF =
      new Exponential(
          Duration.ofSeconds(WebhookSettings.DEFAULT_BACKOFF_SECONDS),
          WebhookSettings.DEFAULT_MULTIPLIER);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backoff backoff() {
    return BACKOFF;
  }

  @Override
  public Message message(Dispatch dispatch) {
    return Message.of(MessageBody.of(dispatch.event().data(), json -> write(json, dispatch)));
  }

  /** The invocation's id and the trigger time are those of the first attempt on every other. */
  private static void write(JsonGenerator json, Dispatch dispatch) throws IOException {
    Event event = dispatch.event();
    var webhookId = dispatch.receiver().id();
    json.writeStringField("entity", "verify_session");
    json.writeStringField("id", event.scope().id());
    json.writeStringField("event", event.type());
    json.writeStringField("webhook_id", Base58.encode(webhookId));
    json.writeStringField(
        "webhook_invocation_id", Base58.encode(Ids.nameBased(event.id(), webhookId)));
    json.writeStringField("trigger_time", event.occurredAt().toString());
    json.writeStringField("request_time", dispatch.at().toString());
    json.writeNumberField("attempt", dispatch.attempt());
    MessageBody.raw(json, "payload", event.data());
  }
}
