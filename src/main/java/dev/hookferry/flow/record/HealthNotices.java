package dev.hookferry.flow.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.flow.send.Answer;
import dev.hookferry.notice.Actor;
import dev.hookferry.notice.AttemptMade;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditEntry;
import dev.hookferry.notice.AuditLog;
import dev.hookferry.notice.Changes;
import dev.hookferry.notice.Documents;
import dev.hookferry.notice.OperationalEvent;
import dev.hookferry.notice.OperationalEvents;
import dev.hookferry.notice.Snapshot;
import dev.hookferry.notice.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells what sending made of endpoints, within the transaction that does it. */
@ApplicationScoped
class HealthNotices {

  private static final Changes SWITCHED_OFF = Changes.between(enabled(true), enabled(false));

  private final AuditLog audit;
  private final OperationalEvents events;
  private final Documents documents;

  HealthNotices(AuditLog audit, OperationalEvents events, Documents documents) {
    this.audit = audit;
    this.events = events;
    this.documents = documents;
  }

  /**
   * An endpoint that was disabled.
   *
   * @param listens whether it listens itself, and so nobody is told
   * @param failingSince null: it did not fail before
   */
  record Disabled(int accountId, UUID endpointId, boolean listens, Instant failingSince) {}

  /**
   * @param reason {@code gone} or {@code failing}
   */
  Uni<Void> disabled(SqlConnection connection, Disabled endpoint, String reason, AttemptMade last) {
    AuditEntry entry =
        new AuditEntry(
            endpoint.accountId(),
            AuditAction.ENDPOINT_UPDATE,
            PublicId.ENDPOINT.of(endpoint.endpointId()),
            SWITCHED_OFF);
    return audit
        .record(Transaction.of(connection), Actor.ENGINE, List.of(entry))
        .chain(
            () ->
                endpoint.listens()
                    ? Uni.createFrom().voidItem()
                    : tell(
                        connection,
                        endpoint.accountId(),
                        endpoint.endpointId(),
                        OperationalEvent.ENDPOINT_DISABLED,
                        data -> {
                          Instant since = endpoint.failingSince();
                          data.put("reason", reason);
                          data.put("failing_since", since == null ? null : IsoTime.micros(since));
                          data.set("last_attempt", documents.attempt(last));
                        }));
  }

  /** Tells that it fails, or does no more. */
  Uni<Void> turned(
      SqlConnection connection,
      int accountId,
      UUID endpointId,
      OperationalEvent event,
      AttemptMade last) {
    return tell(
        connection,
        accountId,
        endpointId,
        event,
        data -> data.set("last_attempt", documents.attempt(last)));
  }

  private Uni<Void> tell(
      SqlConnection connection,
      int accountId,
      UUID endpointId,
      OperationalEvent event,
      Consumer<ObjectNode> more) {
    return events.tell(
        Transaction.of(connection),
        accountId,
        event,
        () ->
            documents
                .endpoint(connection, accountId, endpointId)
                .map(found -> found.map(endpoint -> data(endpoint, more))));
  }

  private static ObjectNode data(ObjectNode endpoint, Consumer<ObjectNode> more) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("endpoint", endpoint);
    more.accept(data);
    return data;
  }

  /** An answer as the attempt of this number. */
  static AttemptMade attempt(int number, Answer answer) {
    return new AttemptMade(
        number,
        answer.startedAt(),
        answer.duration().toMillis(),
        answer.status(),
        answer.error(),
        answer.responseHeaders(),
        answer.responseBody(),
        answer.foundAddress());
  }

  /** The same of what was tried; empty: nothing was. */
  static Optional<AttemptMade> attempt(Outcome outcome) {
    return outcome.answered().map(answer -> attempt(outcome.delivery().lease().attempt(), answer));
  }

  private static Snapshot enabled(boolean enabled) {
    return new Snapshot().with("enabled", enabled);
  }
}
