package dev.hookferry.flow.send;

import dev.hookferry.domain.egress.HeaderRules;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Receiver;
import dev.hookferry.domain.signature.StandardWebhooks;
import dev.hookferry.envelope.Dispatch;
import dev.hookferry.envelope.Envelope;
import dev.hookferry.envelope.Message;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/**
 * A request with all its headers.
 *
 * @param headers custom ones first, then ours in their place where the names are the same
 * @param answerBytes most of the answer's body that is kept
 */
public record Outgoing(
    String method, String url, HttpHeaders headers, byte[] body, int answerBytes) {

  static Outgoing of(Dispatch dispatch, Envelope envelope) {
    Message message = envelope.message(dispatch);
    Receiver receiver = dispatch.receiver();
    HttpHeaders headers = new DefaultHttpHeaders();
    addCustom(headers, receiver);
    if (!headers.contains("User-Agent")) {
      headers.set("User-Agent", "Hookferry");
    }
    headers.set("Content-Type", "application/json");
    message.headers().forEach((name, value) -> headers.set(name, value));
    message.families().forEach(family -> addStandard(headers, family, dispatch, message));
    return new Outgoing(
        receiver.method(), receiver.url(), headers, message.body(), envelope.answerBytes());
  }

  /** Names that differ in case alone are one header, with the values of all. */
  private static void addCustom(HttpHeaders headers, Receiver receiver) {
    receiver
        .headers()
        .forEach(
            (name, values) -> {
              if (!HeaderRules.isNeverSent(name)
                  && HeaderRules.isName(name)
                  && values != null
                  && values.stream().allMatch(HeaderRules::isValue)) {
                headers.add(name, values);
              }
            });
  }

  private static void addStandard(
      HttpHeaders headers, String family, Dispatch dispatch, Message message) {
    String id = message.id() == null ? PublicId.EVENT.of(dispatch.event().id()) : message.id();
    long timestamp = dispatch.at().getEpochSecond();
    List<String> secrets = dispatch.receiver().secrets();
    headers.set(family + "id", id);
    headers.set(family + "timestamp", Long.toString(timestamp));
    dispatch.jobId().map(PublicId.JOB::of).ifPresent(job -> headers.set("webhook-replay", job));
    String traceparent = dispatch.event().traceparent();
    if (traceparent != null) {
      headers.set("traceparent", traceparent);
    }
    headers.remove(family + "signature");
    if (!secrets.isEmpty()) {
      headers.set(
          family + "signature", StandardWebhooks.sign(secrets, id, timestamp, message.body()));
    }
  }
}
