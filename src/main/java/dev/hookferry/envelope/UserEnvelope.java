package dev.hookferry.envelope;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.FixedDelays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What a user's receivers get: the event's data and type, signed with each of the secrets. */
@ApplicationScoped
public class UserEnvelope implements Envelope {

  public static final String NAME = "user";

  /** The document gives none; Standard Webhooks 1.0.0 suggests 15 to 30 s. */
  public static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final List<Duration> delays;
  private final Backoff backoff;

  UserEnvelope(HookferryConfig config) {
    delays = config.user().retryDelays();
    backoff = new FixedDelays(delays);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backoff backoff() {
    return backoff;
  }

  /** One for each delay; then a delivery is dropped. */
  public int retries() {
    return delays.size();
  }

  @Override
  public Message message(Dispatch dispatch) {
    return Message.of(body(dispatch.event().data(), dispatch.event().type()));
  }

  /** The body of every request of an event. */
  public static byte[] body(byte[] data, String eventType) {
    return MessageBody.of(
        data,
        body -> {
          body.raw("data", data);
          body.text("eventType", eventType);
        });
  }
}
