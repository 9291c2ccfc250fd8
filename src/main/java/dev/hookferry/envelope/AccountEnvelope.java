package dev.hookferry.envelope;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.RetrySchedule;
import jakarta.inject.Singleton;

/** What an account's receivers get: the payload that Standard Webhooks 1.0.0 recommends. */
@Singleton
public class AccountEnvelope implements Envelope {

  public static final String NAME = "account";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backoff backoff() {
    return RetrySchedule.STANDARD_WEBHOOKS;
  }

  @Override
  public Message message(Dispatch dispatch) {
    Event event = dispatch.event();
    return Message.of(
        MessageBody.of(
            event.data(),
            body -> {
              body.text("id", PublicId.EVENT.of(event.id()));
              body.text("type", event.type());
              body.text("timestamp", IsoTime.micros(event.occurredAt()));
              body.raw("data", event.data());
            }));
  }
}
