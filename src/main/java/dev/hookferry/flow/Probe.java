package dev.hookferry.flow;

import dev.hookferry.config.ApiConfig;
import dev.hookferry.domain.lane.LaneKey;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/**
 * Makes one request to an endpoint at once: apart from the queue, without retries, recorded
 * nowhere. An endpoint that says that it is gone is disabled all the same; and one that takes it
 * starts afresh, and gets at once what was held back from it.
 */
@ApplicationScoped
public class Probe {

  private final Sender sender;
  private final Recorder recorder;
  private final LaneWaker waker;
  private final Clock clock;
  private final RandomGenerator random;

  Probe(Sender sender, Recorder recorder, LaneWaker waker, Clock clock, RandomGenerator random) {
    this.sender = sender;
    this.recorder = recorder;
    this.waker = waker;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sends an event of this type and data, whatever the endpoint's patterns. Fails where too many
   * wait for their turn.
   */
  @Bulkhead(value = ApiConfig.MOST_PROBES, waitingTaskQueue = ApiConfig.MOST_PROBES)
  public Uni<ProbeResult> send(Receiver receiver, String type, byte[] data) {
    Instant now = clock.instant();
    Event event =
        new Event(
            receiver.accountId(),
            Ids.next(now, random),
            0,
            receiver.scope(),
            type,
            null,
            now,
            data);
    Dispatch dispatch = new Dispatch(event, receiver, 1, now);
    Outgoing outgoing = sender.outgoing(dispatch);
    return sender
        .send(dispatch, outgoing)
        .call(answer -> recorder.noteProbed(dispatch.receiver(), answer))
        .invoke(answer -> wake(receiver, answer))
        .map(answer -> result(event, outgoing, answer));
  }

  private void wake(Receiver receiver, Answer answer) {
    if (answer.succeeded()) {
      waker.wake(Set.of(new LaneKey(receiver.accountId(), receiver.id())));
    }
  }

  private static ProbeResult result(Event event, Outgoing outgoing, Answer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    outgoing
        .headers()
        .forEach(
            header -> headers.merge(header.getKey(), header.getValue(), (a, b) -> a + ", " + b));
    return new ProbeResult(
        event.id(),
        answer.startedAt(),
        answer.duration(),
        answer.status(),
        answer.error(),
        answer.responseHeaders(),
        answer.responseBody(),
        answer.foundAddress(),
        outgoing.method(),
        outgoing.url(),
        headers,
        outgoing.body());
  }
}
