package dev.hookferry.api.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.FixedDelays;
import dev.hookferry.domain.surface.Dispatch;
import dev.hookferry.domain.surface.Message;
import dev.hookferry.domain.surface.Surface;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** How receivers of the account surface are called: Standard Webhooks 1.0.0. */
@Singleton
class AccountSurface implements Surface {

  static final String NAME = "account";

  /** The waits that Standard Webhooks 1.0.0 suggests, without the first one, which is none. */
  private static final Backoff BACKOFF =
      new FixedDelays(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14)));

  private static final JsonFactory JSON = new JsonFactory();

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
    return Message.of(body(dispatch.event()));
  }

  private static byte[] body(Event event) {
    var bytes = new ByteArrayOutputStream(event.data().length + 128);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", PublicId.EVENT.of(event.id()));
      json.writeStringField("type", event.type());
      json.writeStringField("timestamp", Times.text(event.occurredAt()));
      json.writeFieldName("data");
      json.writeRawValue(new String(event.data(), StandardCharsets.UTF_8));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return bytes.toByteArray();
  }
}
