package dev.hookferry.flow.send;

import dev.hookferry.domain.model.Receiver;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.envelope.Envelopes;
import dev.hookferry.flow.send.Answer.Called;
import dev.hookferry.flow.send.Answer.Fault;
import dev.hookferry.flow.send.HttpExchange.Answered;
import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes one request and says what came of it; never fails. */
@ApplicationScoped
public class Sender {

  private static final Logger LOG = Logger.getLogger(Sender.class);
  private static final Duration GRACE = Duration.ofMillis(100);

  private final HttpExchanges exchanges;
  private final Addresses addresses;
  private final Envelopes envelopes;

  Sender(HttpExchanges exchanges, Addresses addresses, Envelopes envelopes) {
    this.exchanges = exchanges;
    this.addresses = addresses;
    this.envelopes = envelopes;
  }

  /** The request of an attempt, as its surface has it. */
  public Outgoing outgoing(Dispatch dispatch) {
    return Outgoing.of(dispatch, envelopes.named(dispatch.receiver().surface()));
  }

  /** Sends the attempt: a message that cannot even be made is a failed attempt like any other. */
  public Uni<Answer> send(Dispatch dispatch) {
    return answer(dispatch, () -> outgoing(dispatch));
  }

  /** Sends this request to the attempt's receiver. */
  public Uni<Answer> send(Dispatch dispatch, Outgoing outgoing) {
    return answer(dispatch, () -> outgoing);
  }

  /** Ends all requests under way, and all that are yet to come: their attempts do not count. */
  public void cutOff() {
    exchanges.cutOff();
  }

  private Uni<Answer> answer(Dispatch dispatch, Supplier<Outgoing> outgoing) {
    Receiver receiver = dispatch.receiver();
    Stopwatch watch = new Stopwatch(dispatch.at(), System.nanoTime(), receiver.timeout());
    return Uni.createFrom()
        .deferred(() -> exchange(outgoing, receiver.verifyTls(), watch))
        .map(answered -> answered(watch, answered))
        .ifNoItem()
        .after(receiver.timeout().plus(GRACE))
        .fail()
        .onFailure()
        .recoverWithItem(failure -> failed(watch, failure));
  }

  private Uni<Answered> exchange(Supplier<Outgoing> made, boolean verifyTls, Stopwatch watch) {
    Outgoing outgoing;
    Target target;
    try {
      outgoing = made.get();
      target = Target.of(outgoing.url());
    } catch (RuntimeException e) {
      throw new Unsendable(e);
    }
    return addresses
        .permitted(target.url())
        .map(found -> target.routes(found, verifyTls))
        .chain(
            routes ->
                exchanges.run(
                    routes, () -> target.request(outgoing), outgoing.answerBytes(), watch.left()));
  }

  private static Answer answered(Stopwatch watch, Answered answered) {
    Reply reply = answered.reply();
    boolean success = reply.status() >= 200 && reply.status() <= 299;
    return new Answer(
        watch.startedAt(),
        watch.elapsed(),
        reply.status(),
        null,
        success ? null : "status " + reply.status(),
        called(answered.route()),
        reply.headers(),
        reply.retryAfter(),
        reply.body());
  }

  private static Answer failed(Stopwatch watch, Throwable failure) {
    Fault fault = SendFaults.fault(failure);
    LOG.debugf(failure, "no answer: %s", fault);
    return new Answer(
        watch.startedAt(),
        watch.elapsed(),
        null,
        fault,
        SendFaults.text(failure),
        failure instanceof HttpExchange.Failed tried
            ? tried.route().map(Sender::called).orElse(null)
            : null,
        Map.of(),
        List.of(),
        new byte[0]);
  }

  private static Called called(Route route) {
    return new Called(NetUtil.toAddressString(route.address()), route.isByName());
  }

  /** The request itself cannot be made. */
  static final class Unsendable extends RuntimeException {
    Unsendable(Throwable cause) {
      super(cause);
    }
  }
}
