package dev.hookferry.api.target;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hookferry.api.kit.MessageBody;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Exponential;
import dev.hookferry.domain.surface.Dispatch;
import dev.hookferry.domain.surface.Message;
import dev.hookferry.domain.surface.Surface;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** What a target's receivers get, and when they get it again. */
@ApplicationScoped
class TargetSurface implements Surface {

  static final String NAME = "target";

  /** Attempts after the first. */
  static final int RETRIES = 10;

  private static final Backoff BACKOFF = new Exponential(Duration.ofSeconds(10), 2);

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
    return Message.of(
        MessageBody.of(dispatch.event().data(), json -> write(json, dispatch.event())));
  }

  private static void write(JsonGenerator json, Event event) throws IOException {
    json.writeStringField("id", Base58.encode(event.id()));
    json.writeStringField("event_type", event.type());
    json.writeStringField("occurred_at", event.occurredAt().toString());
    json.writeStringField("object_type", EventMapper.objectType(event));
    MessageBody.raw(json, "content", event.data());
  }
}
