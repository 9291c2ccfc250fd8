package dev.hookferry.api.target;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
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

/** What a target's receivers get, and when they get it again. */
@ApplicationScoped
class TargetSurface implements Surface {

  static final String NAME = "target";

  /** Attempts after the first. */
  static final int RETRIES = 10;

  private static final JsonFactory JSON = new JsonFactory();
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, dispatch.event());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Message.of(bytes.toByteArray());
  }

  private static void write(JsonGenerator json, Event event) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", Base58.encode(event.id()));
    json.writeStringField("event_type", event.type());
    json.writeStringField("occurred_at", event.occurredAt().toString());
    json.writeStringField("object_type", EventMapper.objectType(event));
    json.writeFieldName("content");
    json.writeRawValue(new String(event.data(), StandardCharsets.UTF_8));
    json.writeEndObject();
  }
}
