package dev.hookferry.envelope;

import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.Exponential;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** What a target's receivers get, and when they get it again. */
@ApplicationScoped
public class TargetEnvelope implements Envelope {

  public static final String NAME = "target";

  /** Attempts after the first. */
  public static final int RETRIES = 10;

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
    Event event = dispatch.event();
    return Message.of(MessageBody.of(event.data(), body -> write(body, event)));
  }

  /** What was published, else the type's first word: {@code scan} of {@code scan_completed}. */
  public static String objectType(Event event) {
    return event.objectType() == null ? event.type().split("[_.]", 2)[0] : event.objectType();
  }

  private static void write(MessageBody body, Event event) throws IOException {
    body.text("id", Base58.encode(event.id()));
    body.text("event_type", event.type());
    body.text("occurred_at", IsoTime.millis(event.occurredAt()));
    body.text("object_type", objectType(event));
    body.raw("content", event.data());
  }
}
