package dev.hookferry.flow;

import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.FixedDelays;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.envelope.Envelope;
import dev.hookferry.envelope.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A surface for tests: the event's data is the body, and a header tells the attempt. */
@ApplicationScoped
class PlainEnvelope implements Envelope {

  static final String NAME = "plain";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backoff backoff() {
    return new FixedDelays(List.of(Duration.ofSeconds(60), Duration.ofSeconds(600)));
  }

  @Override
  public Message message(Dispatch dispatch) {
    return new Message(
        Map.of("X-Attempt", Long.toString(dispatch.attempt())), dispatch.event().data());
  }
}
