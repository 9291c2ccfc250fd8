package dev.hookferry.flow;

import dev.hookferry.domain.model.Event;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.flow.send.Outgoing;
import dev.hookferry.flow.send.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shows what an attempt sent, by making the request once more: it follows from the event, the
 * endpoint, the attempt's number and its instant. So nothing is kept for it.
 */
@ApplicationScoped
public class SentRequests {

  private final Sender sender;
  private final Traces traces;

  SentRequests(Sender sender, Traces traces) {
    this.sender = sender;
    this.traces = traces;
  }

  /**
   * The request of an attempt.
   *
   * @param dispatch with the endpoint as it was then
   */
  public SentRequest of(Dispatch dispatch) {
    Outgoing outgoing = sender.outgoing(traced(dispatch));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    outgoing
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    shown(dispatch, header),
                    SentRequests::joined));
    return new SentRequest(outgoing.method(), outgoing.url(), headers, outgoing.body());
  }

  private Dispatch traced(Dispatch dispatch) {
    Event event = dispatch.event();
    Optional<String> shown = traces.shown(Optional.ofNullable(event.traceparent()));
    return new Dispatch(
        event.within(shown.orElse(null)),
        dispatch.receiver(),
        dispatch.attempt(),
        dispatch.at(),
        dispatch.jobId());
  }

  /** An endpoint's own headers are where users put credentials. */
  private static String shown(Dispatch dispatch, Map.Entry<String, String> header) {
    String name = header.getKey().toLowerCase(Locale.ROOT);
    return isOfEndpoint(dispatch, name) || name.contains("signature")
        ? SentRequest.HIDDEN
        : header.getValue();
  }

  private static boolean isOfEndpoint(Dispatch dispatch, String name) {
    return !name.startsWith("webhook-")
        && dispatch.receiver().headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String joined(String first, String second) {
    return first.equals(SentRequest.HIDDEN) ? SentRequest.HIDDEN : first + ", " + second;
  }
}
