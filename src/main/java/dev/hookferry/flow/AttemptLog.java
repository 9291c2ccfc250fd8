package dev.hookferry.flow;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.send.Answer;
import org.jboss.logging.Logger;

/** One line for each attempt; never a secret, a payload or a URL's query. */
final class AttemptLog {

  private static final Logger LOG = Logger.getLogger("dev.hookferry.attempt");

  private AttemptLog() {}

  static void line(ClaimedDelivery delivery, Answer answer) {
    if (!LOG.isDebugEnabled() && answer.succeeded()) {
      return;
    }
    LOG.infof(
        "delivery=%s endpoint=%s event=%s attempt=%s address=%s status=%s error=%s ms=%s",
        PublicId.DELIVERY.of(delivery.lease().deliveryId()),
        PublicId.ENDPOINT.of(delivery.lease().endpointId()),
        PublicId.EVENT.of(delivery.lease().eventId()),
        delivery.lease().attempt(),
        answer.called() == null ? null : answer.called().address(),
        answer.status(),
        answer.error() == null ? null : '"' + answer.error() + '"',
        answer.duration().toMillis());
  }
}
