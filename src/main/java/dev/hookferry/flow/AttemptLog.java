package dev.hookferry.flow;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.claim.Job;
import dev.hookferry.flow.send.Answer;
import org.jboss.logging.Logger;

/** One line for each attempt; never a secret, a payload or a URL's query. */
final class AttemptLog {

  private static final Logger LOG = Logger.getLogger("dev.hookferry.attempt");

  private AttemptLog() {}

  static void line(Job job, Answer answer) {
    if (!LOG.isDebugEnabled() && answer.succeeded()) {
      return;
    }
    LOG.infof(
        "delivery=%s endpoint=%s event=%s attempt=%s address=%s status=%s error=%s ms=%s",
        PublicId.DELIVERY.of(job.lease().deliveryId()),
        PublicId.ENDPOINT.of(job.lease().endpointId()),
        PublicId.EVENT.of(job.lease().eventId()),
        job.lease().attempt(),
        answer.called() == null ? null : answer.called().address(),
        answer.status(),
        answer.error() == null ? null : '"' + answer.error() + '"',
        answer.duration().toMillis());
  }
}
