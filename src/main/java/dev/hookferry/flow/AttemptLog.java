package dev.hookferry.flow;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.record.Outcome;
import dev.hookferry.flow.send.Answer;
import java.util.Locale;
import org.jboss.logging.Logger;

/** One line for each attempt; never a secret, a payload or a URL's query. */
final class AttemptLog {

  private static final Logger LOG = Logger.getLogger("dev.hookferry.attempt");

  private AttemptLog() {}

  static void line(Outcome outcome, Answer answer) {
    if (!LOG.isDebugEnabled() && answer.succeeded()) {
      return;
    }
    Lease lease = outcome.delivery().lease();
    LOG.infof(
        "delivery=%s endpoint=%s event=%s attempt=%s outcome=%s address=%s status=%s error=%s ms=%s",
        PublicId.DELIVERY.of(lease.deliveryId()),
        PublicId.ENDPOINT.of(lease.endpointId()),
        PublicId.EVENT.of(lease.eventId()),
        lease.attempt(),
        outcome.word().orElseThrow().toLowerCase(Locale.ROOT),
        answer.called() == null ? null : answer.called().address(),
        answer.status(),
        answer.error() == null ? null : '"' + answer.error() + '"',
        answer.duration().toMillis());
  }
}
