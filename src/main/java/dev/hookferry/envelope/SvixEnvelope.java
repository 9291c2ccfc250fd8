package dev.hookferry.envelope;

import dev.hookferry.domain.model.Base62;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.Backoff.FixedDelays;
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
  public int answerBytes() {
    return 20_000;
  }

  @Override
  public Message message(Dispatch dispatch) {
    String id = "msg_" + Base62.encode(dispatch.event().id());
    String type = dispatch.event().labels().contentType();
    Map<String, String> headers = type == null ? Map.of() : Map.of("Content-Type", type);
    return new Message(headers, dispatch.event().data(), id, FAMILIES);
  }
}
