package dev.hookferry.api.sixth;

import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.RetrySchedule;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.envelope.Envelope;
import dev.hookferry.envelope.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the sixth surface's receivers get: the event's data alone, and its type in a header. */
@ApplicationScoped
class SixthEnvelope implements Envelope {

  static final String NAME = "sixth";

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
    return new Message(Map.of("X-Sixth-Type", dispatch.event().type()), dispatch.event().data());
  }
}
