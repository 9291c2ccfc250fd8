package dev.hookferry.flow;

import dev.hookferry.domain.model.Endpoint;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Ids;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.flow.record.Recorder;
import dev.hookferry.flow.send.Answer;
import dev.hookferry.flow.send.Outgoing;
import dev.hookferry.flow.send.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Makes one request to an endpoint at once: apart from the queue, without retries, recorded
 * nowhere. An endpoint that says that it is gone is disabled all the same.
 */
@ApplicationScoped
public class Probe {

  private final Sender sender;
  private final Recorder recorder;
  private final Clock clock;
  private final RandomGenerator random;

  Probe(Sender sender, Recorder recorder, Clock clock, RandomGenerator random) {
    this.sender = sender;
    this.recorder = recorder;
    this.clock = clock;
    this.random = random;
  }

  /** Sends an event of this type and data, whatever the endpoint's patterns. */
  public Uni<ProbeResult> send(Endpoint endpoint, String type, byte[] data) {
    Instant now = clock.instant();
    Event event =
        new Event(
            endpoint.accountId, Ids.next(now, random), 0, endpoint.scope(), type, null, now, data);
    Dispatch dispatch = new Dispatch(event, receiver(endpoint), 1, now);
    Outgoing outgoing = sender.outgoing(dispatch);
    return sender
        .send(dispatch, outgoing)
        .call(answer -> recorder.noteGone(dispatch.receiver(), answer))
        .map(answer -> result(event, outgoing, answer));
  }

  private static Receiver receiver(Endpoint endpoint) {
    return new Receiver(
        endpoint.accountId,
        endpoint.id,
        endpoint.number,
        endpoint.surface,
        endpoint.scope(),
        endpoint.url,
        endpoint.method,
        endpoint.headers,
        endpoint.enabled,
        Duration.ofMillis(endpoint.timeoutMs),
        0,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        endpoint.verifyTls,
        endpoint.secrets);
  }

  private static ProbeResult result(Event event, Outgoing outgoing, Answer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    outgoing.headers().forEach((name, value) -> headers.merge(name, value, (a, b) -> a + ", " + b));
    return new ProbeResult(
        event.id(),
        answer.startedAt(),
        answer.duration(),
        answer.status(),
        answer.error(),
        answer.responseHeaders(),
        answer.responseBody(),
        outgoing.method(),
        outgoing.url(),
        headers,
        outgoing.body());
  }
}
