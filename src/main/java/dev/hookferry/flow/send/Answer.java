package dev.hookferry.flow.send;

import dev.hookferry.domain.lane.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param status of the answer; null where none came in time
 * @param error null on success, else what went wrong, in words an account may see
 * @param called who was; null: the request did not get that far
 * @param responseHeaders lower-case name to value, several joined by a comma and a space; of the
 *     first 64 names, 1 KiB each
 * @param retryAfter every value of that header, whole and wherever it stood
 * @param responseBody its first KiB
 */
public record Answer(
    Instant startedAt,
    Duration duration,
    Integer status,
    Fault fault,
    String error,
    Called called,
    Map<String, String> responseHeaders,
    List<String> retryAfter,
    byte[] responseBody) {

  /**
   * The address that was connected to, or tried last.
   *
   * @param byName whether the URL left it open by having a name
   */
  public record Called(String address, boolean byName) {}

  /** Why no answer came; null where one did. */
  public enum Fault {
    /**
     * No connection: the name does not resolve, the address is blocked, nobody listens. One word
     * for all of them, so that nobody can scan a network through us.
     */
    UNREACHABLE("connection failed"),
    TIMEOUT("timeout"),
    CLOSED("connection closed before the answer was complete"),
    TLS("TLS handshake failed"),
    /** What came is no HTTP/1.1, or has headers of more than 64 KiB. */
    UNREADABLE("answer could not be read"),
    UNSENDABLE("request could not be made"),
    /** This process stops. */
    CUT_OFF("cut off: the sender stopped");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** Only 2xx is success; a redirect is none, for it is not followed. */
  public boolean succeeded() {
    return status != null && status >= 200 && status <= 299;
  }

  /**
   * What it says about the endpoint; empty: nothing, since no request was made or it was cut off.
   */
  public Optional<Signal> signal() {
    return fault == null ? Optional.of(signal(status)) : signal(fault);
  }

  private static Signal signal(int status) {
    return switch (status) {
      case 429, 503 -> Signal.OVERLOADED;
      case 502, 504 -> Signal.TROUBLED;
      default -> status >= 200 && status <= 299 ? Signal.TAKEN : Signal.ANSWERED;
    };
  }

  private static Optional<Signal> signal(Fault fault) {
    return switch (fault) {
      case UNREACHABLE, CLOSED, TLS -> Optional.of(Signal.UNREACHABLE);
      case TIMEOUT -> Optional.of(Signal.TIMEOUT);
      case UNREADABLE -> Optional.of(Signal.ANSWERED);
      case UNSENDABLE, CUT_OFF -> Optional.empty();
    };
  }

  /** The address where an account is told it; null: it has it in its URL, or none was called. */
  public String foundAddress() {
    return called != null && called.byName() ? called.address() : null;
  }
}
