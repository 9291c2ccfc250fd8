package dev.hookferry.notice;

import dev.hookferry.domain.model.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Who changed what, and when: written down in the transaction of the change. */
@ApplicationScoped
public class AuditLog {

  private static final String ADD =
      """
      INSERT INTO audit_log
        (account_id, id, at, actor_kind, actor_id, actor_name, action, target, changes, ip, request_id)
      SELECT e.account_id, e.id, CAST($6 AS timestamptz), CAST($7 AS text), CAST($8 AS text), CAST($9 AS text),
        e.action, e.target, CAST(e.changes AS json), CAST($10 AS text), CAST($11 AS text)
      FROM unnest(CAST($1 AS integer[]), CAST($2 AS uuid[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]))
        AS e (account_id, id, action, target, changes)
      """;

  private final Clock clock;
  private final RandomGenerator random;

  public AuditLog(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** In the unit of work that is under way, by whoever acts in the current context. */
  public Uni<Void> record(AuditEntry... entries) {
    return record(Transaction.ofSession(), Actor.current(), List.of(entries));
  }

  /**
   * Writes entries down in their order.
   *
   * @param by taken from {@link Actor#current} before a connection is asked for
   */
  public Uni<Void> record(Transaction transaction, Actor by, List<AuditEntry> entries) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = clock.instant();
    return transaction.write(
        ADD,
        Arrays.asList(
            column(entries, AuditEntry::accountId).toArray(Integer[]::new),
            ids(entries.size(), now),
            column(entries, entry -> entry.action().text()).toArray(String[]::new),
            column(entries, AuditEntry::target).toArray(String[]::new),
            column(entries, entry -> entry.changes().json().toString()).toArray(String[]::new),
            now,
            by.kind().name(),
            by.id(),
            by.name(),
            by.ip(),
            by.requestId()));
  }

  private UUID[] ids(int count, Instant now) {
    return IntStream.range(0, count)
        .mapToObj(i -> Ids.next(now.plusNanos(i * (long) Ids.NANOS_APART), random))
        .toArray(UUID[]::new);
  }

  private static <T> List<T> column(List<AuditEntry> entries, Function<AuditEntry, T> member) {
    return entries.stream().map(member).toList();
  }
}
