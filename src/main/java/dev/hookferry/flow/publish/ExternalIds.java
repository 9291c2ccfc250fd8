package dev.hookferry.flow.publish;

import dev.hookferry.domain.model.IdempotencyKey;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Publishers' own ids of events: each is taken once within its scope, as a key of one event. */
public final class ExternalIds {

  /** No key of a request begins so: headers have no tabs inside their first word. */
  private static final String PREFIX = "\tevent:";

  private ExternalIds() {}

  /** The key that the event takes; empty: it has no such id. No other event has the same hash. */
  public static Optional<IdempotencyKey> key(Draft draft) {
    return Optional.ofNullable(draft.event().labels().externalId())
        .map(id -> PREFIX + draft.scope().kind().text() + "/" + draft.scope().id() + "/" + id)
        .map(key -> new IdempotencyKey(key, bytes(draft.id())));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
