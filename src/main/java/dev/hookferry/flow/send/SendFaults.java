package dev.hookferry.flow.send;

import dev.hookferry.flow.send.Answer.Fault;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in our words what a failed request failed of. */
final class SendFaults {

  private SendFaults() {}

  static Fault fault(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null -> fault(wrapper.getCause());
      case HttpExchange.Failed wrapper -> fault(wrapper.getCause());
      case HttpExchanges.CutOff cutOff -> Fault.CUT_OFF;
      case Sender.Unsendable unsendable -> Fault.UNSENDABLE;
      case TimeoutException timeout -> Fault.TIMEOUT;
      case io.smallrye.mutiny.TimeoutException timeout -> Fault.TIMEOUT;
      case SSLException tls -> Fault.TLS;
      case DecoderException tls when tls.getCause() instanceof SSLException -> Fault.TLS;
      case DecoderException unreadable -> Fault.UNREADABLE;
      case HttpExchange.Unreadable unreadable -> Fault.UNREADABLE;
      case HttpExchange.Closed closed -> Fault.CLOSED;
      case Race.Unreachable unreachable -> Fault.UNREACHABLE;
      // A name service fails by these too.
      case java.net.UnknownHostException unknown -> Fault.UNREACHABLE;
      case IOException broken -> Fault.CLOSED;
      default -> Fault.UNREACHABLE;
    };
  }

  /** What an account is told: the fault, and of TLS what was wrong with it. */
  static String text(Throwable failure) {
    Fault fault = fault(failure);
    return fault == Fault.TLS
        ? TlsReason.of(failure).map(why -> fault.text() + ": " + why.text()).orElse(fault.text())
        : fault.text();
  }
}
