package dev.hookferry.flow.record;

import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.send.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How an attempt ended, and what becomes of its delivery. */
public sealed interface Outcome {

  ClaimedDelivery delivery();

  /** What came of its request; empty: there was none. */
  default Optional<Answer> answered() {
    return switch (this) {
      case Succeeded succeeded -> Optional.of(succeeded.answer());
      case Rescheduled rescheduled -> Optional.of(rescheduled.answer());
      case Failed failed -> Optional.of(failed.answer());
      case Abandoned abandoned -> Optional.of(abandoned.answer());
      case Dropped dropped -> Optional.empty();
      case Released released -> Optional.empty();
    };
  }

  /** The word for it in the table, in lower case in logs and metrics; empty: no attempt ended. */
  default Optional<String> word() {
    return switch (this) {
      case Succeeded succeeded -> Optional.of("SUCCEEDED");
      case Rescheduled rescheduled -> Optional.of("RESCHEDULED");
      case Failed failed -> Optional.of("FAILED");
      case Dropped dropped -> Optional.of("FAILED");
      case Abandoned abandoned -> Optional.of("ABANDONED");
      case Released released -> Optional.empty();
    };
  }

  /** In what time it is due again; empty: it has ended. */
  default Optional<Duration> dueIn() {
    return switch (this) {
      case Rescheduled rescheduled -> Optional.of(rescheduled.delay());
      case Abandoned abandoned -> Optional.of(Duration.ZERO);
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
  default Outcome withEndpoints(Set<UUID> there) {
    return this instanceof Rescheduled again && !there.contains(delivery().lease().endpointId())
        ? new Failed(again.delivery(), again.answer(), false)
        : this;
  }

  /** The receiver took it. */
  record Succeeded(ClaimedDelivery delivery, Answer answer) implements Outcome {}

  /** Another attempt follows, no earlier than after {@code delay}. */
  record Rescheduled(ClaimedDelivery delivery, Answer answer, Duration delay) implements Outcome {}

  /**
   * No further attempt.
   *
   * @param gone whether the receiver said that it wants nothing more (410): its endpoint is
   *     disabled
   */
  record Failed(ClaimedDelivery delivery, Answer answer, boolean gone) implements Outcome {}

  /** Its request was cut off by this process, which stops; it is due at once, for another. */
  record Abandoned(ClaimedDelivery delivery, Answer answer) implements Outcome {}

  /** It ends without a request: its endpoint or its event is no more. */
  record Dropped(ClaimedDelivery delivery, String reason) implements Outcome {}

  /** It was not tried after all; it is due again after {@code delay}, and nothing is used up. */
  record Released(ClaimedDelivery delivery, Duration delay) implements Outcome {}
}
