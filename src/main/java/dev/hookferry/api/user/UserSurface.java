package dev.hookferry.api.user;

import dev.hookferry.api.kit.MessageBody;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.FixedDelays;
import dev.hookferry.domain.surface.Dispatch;
import dev.hookferry.domain.surface.Message;
import dev.hookferry.domain.surface.Surface;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What a user's receivers get: the event's data and type, signed with each of the secrets. */
@ApplicationScoped
class UserSurface implements Surface {

  static final String NAME = "user";

  /** The document gives none; Standard Webhooks 1.0.0 suggests 15 to 30 s. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final List<Duration> delays;
  private final Backoff backoff;

  UserSurface(HookferryConfig config) {
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
  int retries() {
    return delays.size();
  }

  @Override
  public Message message(Dispatch dispatch) {
    return Message.of(body(dispatch.event().data(), dispatch.event().type()));
  }

  /** The body of every request of an event. */
  static byte[] body(byte[] data, String eventType) {
    return MessageBody.of(
        data,
        json -> {
          MessageBody.raw(json, "data", data);
          json.writeStringField("eventType", eventType);
        });
  }
}
