package dev.hookferry.flow.claim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hookferry.domain.model.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Receivers as they were read last. The claim brings the version of each endpoint's row, so a
 * change counts from the next claim on, whichever instance made it.
 */
final class ReceiverCache {

  private static final int MAX_RECEIVERS = 10_000;
  private static final Duration UNUSED = Duration.ofMinutes(1);

  /**
   * @param secretsUntil when the next of its secrets runs out; null: never
   */
  private record Known(long version, Receiver receiver, Instant secretsUntil) {

    boolean isStill(Lease lease, Instant now) {
      return lease.endpointVersion() != null
          && lease.endpointVersion() == version
          && (secretsUntil == null || now.isBefore(secretsUntil));
    }
  }

  private final Cache<UUID, Known> known =
      Caffeine.newBuilder().expireAfterAccess(UNUSED).maximumSize(MAX_RECEIVERS).build();

  /** The receiver of this lease; empty: it has to be read. */
  Optional<Receiver> get(Lease lease, Instant now) {
    return Optional.ofNullable(known.getIfPresent(lease.endpointId()))
        .filter(found -> found.isStill(lease, now))
        .map(Known::receiver);
  }

  /**
   * Keeps what was read.
   *
   * @param version of the row that it was read from
   * @param secretsUntil when the next of its secrets runs out; null: never
   */
  void put(Receiver receiver, long version, Instant secretsUntil) {
    known.put(receiver.id(), new Known(version, receiver, secretsUntil));
  }
}
