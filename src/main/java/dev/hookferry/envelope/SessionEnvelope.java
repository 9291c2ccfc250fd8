package dev.hookferry.envelope;

import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.Exponential;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** What a session's receivers get: the event in an envelope that counts the attempts. */
@ApplicationScoped
public class SessionEnvelope implements Envelope {

  public static final String NAME = "session";

  /** Wait before the first retry, in seconds. */
  public static final long INITIAL_BACKOFF_SECONDS = 10;

  public static final double BACKOFF_MULTIPLIER = 2;

  private static final Backoff BACKOFF =
      new Exponential(Duration.ofSeconds(INITIAL_BACKOFF_SECONDS), BACKOFF_MULTIPLIER);

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
    return Message.of(MessageBody.of(dispatch.event().data(), body -> write(body, dispatch)));
  }

  /** The invocation's id and the trigger time are those of the first attempt on every other. */
  private static void write(MessageBody body, Dispatch dispatch) throws IOException {
    Event event = dispatch.event();
    UUID webhookId = dispatch.receiver().id();
    body.text("entity", "verify_session");
    body.text("id", event.scope().id());
    body.text("event", event.type());
    body.text("webhook_id", Base58.encode(webhookId));
    body.text("webhook_invocation_id", Base58.encode(Ids.nameBased(event.id(), webhookId)));
    body.text("trigger_time", IsoTime.millis(event.occurredAt()));
    body.text("request_time", IsoTime.millis(dispatch.at()));
    body.number("attempt", dispatch.attempt());
    body.raw("payload", event.data());
  }
}
