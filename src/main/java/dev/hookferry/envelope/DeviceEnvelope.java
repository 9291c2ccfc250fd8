package dev.hookferry.envelope;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.Exponential;
import dev.hookferry.domain.signature.BodySignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a device's receivers get: the event, and headers of the device's own beside the standard.
 */
@ApplicationScoped
public class DeviceEnvelope implements Envelope {

  public static final String NAME = "device";

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
    byte[] body = body(dispatch.event());
    Map<String, String> headers = new LinkedHashMap<>();
    dispatch.receiver().secrets().stream()
        .findFirst()
        .ifPresent(secret -> headers.put("X-Webhook-Signature", BodySignature.hex(secret, body)));
    headers.put("X-Webhook-Timestamp", seconds(dispatch.at()));
    headers.put("X-Webhook-Attempt", Long.toString(dispatch.attempt()));
    return new Message(headers, body);
  }

  /** {@code 2026-04-29T20:39:14Z}. */
  public static String seconds(Instant at) {
    return IsoTime.seconds(at);
  }

  private static byte[] body(Event event) {
    return MessageBody.of(
        event.data(),
        body -> {
          body.raw("data", event.data());
          body.number("created_at", event.occurredAt().toEpochMilli());
          body.number("event_id", event.number());
          body.text("event_type", event.type());
        });
  }
}
