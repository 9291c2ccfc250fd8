package dev.hookferry.flow.record;

import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.send.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What becomes of a leased delivery. */
public sealed interface Verdict {

  ClaimedDelivery delivery();

  /** What came of its request; empty: there was none. */
  default Optional<Answer> answered() {
    return switch (this) {
      case Succeeded succeeded -> Optional.of(succeeded.answer());
      case Rescheduled rescheduled -> Optional.of(rescheduled.answer());
      case Failed failed -> Optional.of(failed.answer());
      case CutOff cutOff -> Optional.of(cutOff.answer());
      case Dropped dropped -> Optional.empty();
      case Released released -> Optional.empty();
    };
  }

  /** In what time it is due again; empty: it has ended. */
  default Optional<Duration> dueIn() {
    return switch (this) {
      case Rescheduled rescheduled -> Optional.of(rescheduled.delay());
      case CutOff cutOff -> Optional.of(Duration.ZERO);
      case Released released -> Optional.of(released.delay());
      case Succeeded succeeded -> Optional.empty();
      case Failed failed -> Optional.empty();
      case Dropped dropped -> Optional.empty();
    };
  }

  /**
   * The same; or the last one, where it wants to try an endpoint again that was deleted meanwhile.
   *
   * @param there ids of endpoints that are not deleted
   */
  default Verdict withEndpoints(Set<UUID> there) {
    return this instanceof Rescheduled again && !there.contains(delivery().lease().endpointId())
        ? new Failed(again.delivery(), again.answer(), false)
        : this;
  }

  /** The receiver took it. */
  record Succeeded(ClaimedDelivery delivery, Answer answer) implements Verdict {}

  /** Another attempt follows, no earlier than after {@code delay}. */
  record Rescheduled(ClaimedDelivery delivery, Answer answer, Duration delay) implements Verdict {}

  /**
   * No further attempt.
   *
   * @param gone whether the receiver said that it wants nothing more (410): its endpoint is
   *     disabled
   */
  record Failed(ClaimedDelivery delivery, Answer answer, boolean gone) implements Verdict {}

  /** Its request was cut off by this process, which stops; it is due at once, for another. */
  record CutOff(ClaimedDelivery delivery, Answer answer) implements Verdict {}

  /** It ends without a request: its endpoint or its event is no more. */
  record Dropped(ClaimedDelivery delivery, String reason) implements Verdict {}

  /** It was not tried after all; it is due again after {@code delay}, and nothing is used up. */
  record Released(ClaimedDelivery delivery, Duration delay) implements Verdict {}
}
