package dev.hookferry.api.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Exponential;
import dev.hookferry.domain.surface.Dispatch;
import dev.hookferry.domain.surface.Message;
import dev.hookferry.domain.surface.Surface;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a session's receivers get: the event in an envelope that counts the attempts. */
@ApplicationScoped
class SessionSurface implements Surface {

  static final String NAME = "session";

  private static final JsonFactory JSON = new JsonFactory();
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, dispatch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Message.of(bytes.toByteArray());
  }

  /** The invocation's id and the trigger time are those of the first attempt on every other. */
  private static void write(JsonGenerator json, Dispatch dispatch) throws IOException {
    Event event = dispatch.event();
    var webhookId = dispatch.receiver().id();
    json.writeStartObject();
    json.writeStringField("entity", "verify_session");
    json.writeStringField("id", event.scope().id());
    json.writeStringField("event", event.type());
    json.writeStringField("webhook_id", Base58.encode(webhookId));
    json.writeStringField(
        "webhook_invocation_id", Base58.encode(Ids.nameBased(event.id(), webhookId)));
    json.writeStringField("trigger_time", event.occurredAt().toString());
    json.writeStringField("request_time", dispatch.at().toString());
    json.writeNumberField("attempt", dispatch.attempt());
    json.writeFieldName("payload");
    json.writeRawValue(new String(event.data(), StandardCharsets.UTF_8));
    json.writeEndObject();
  }
}
