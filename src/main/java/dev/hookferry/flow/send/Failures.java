package dev.hookferry.flow.send;

import dev.hookferry.flow.send.Answer.Fault;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in our words what a failed request failed of. */
final class Failures {

  private Failures() {}

  static Fault fault(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null -> fault(wrapped.getCause());
      case Exchanges.CutOff cutOff -> Fault.CUT_OFF;
      case Sender.Unsendable unsendable -> Fault.UNSENDABLE;
      case TimeoutException timeout -> Fault.TIMEOUT;
      case io.smallrye.mutiny.TimeoutException timeout -> Fault.TIMEOUT;
      case SSLException tls -> Fault.TLS;
      case DecoderException tls when tls.getCause() instanceof SSLException -> Fault.TLS;
      case DecoderException unreadable -> Fault.UNREADABLE;
      case IllegalArgumentException unreadable -> Fault.UNREADABLE;
      case IllegalStateException unreadable -> Fault.UNREADABLE;
      default -> isClosed(failure) ? Fault.CLOSED : Fault.UNREACHABLE;
    };
  }

  /** Whether a connection was there and is no more. */
  static boolean isClosed(Throwable failure) {
    return failure instanceof HttpClosedException
        || failure instanceof IOException
            && !(failure instanceof ConnectException)
            && !(failure instanceof UnknownHostException)
            && !(failure instanceof SSLException);
  }
}
