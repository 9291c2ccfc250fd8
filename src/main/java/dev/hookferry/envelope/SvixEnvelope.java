package dev.hookferry.envelope;

import dev.hookferry.domain.model.Base62;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.FixedDelays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an application's receivers get: the payload as it was published, under either family. */
@ApplicationScoped
public class SvixEnvelope implements Envelope {

  public static final String NAME = "svix";

  /** Of the whole request. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final List<String> FAMILIES = List.of("svix-", "webhook-");

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  private static final Backoff BACKOFF = new FixedDelays(DELAYS);

  /** Attempts after the first. */
  public static final int RETRIES = DELAYS.size();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backoff backoff() {
    return BACKOFF;
  }

  @Override
  public double jitter() {
    return 0.2;
  }

  @Override
  public Message message(Dispatch dispatch) {
    String id = "msg_" + Base62.encode(dispatch.event().id());
    return new Message(Map.of(), dispatch.event().data(), id, FAMILIES);
  }
}
