package dev.hookferry.job;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Makes the deliveries of a step, and moves the cursor of each lane past them. */
@ApplicationScoped
class Moves {

  private static final String MAKE =
      """
      INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at, job_id)
      SELECT $1, d.id, d.endpoint_id, d.event_id, now(), $2
      FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS d (id, endpoint_id, event_id)
      """;

  private static final String MOVE =
      """
      UPDATE job_lane l
      SET passed = l.passed + m.passed, page = m.page, taken = m.taken, room = m.room
      FROM unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::integer[], $7::integer[])
        AS m (endpoint_id, passed, page, taken, room)
      WHERE l.account_id = $1 AND l.job_id = $2 AND l.endpoint_id = m.endpoint_id
      """;

  private static final String END_PAGES =
      """
      DELETE FROM job_page p
      USING unnest($3::uuid[], $4::bigint[]) AS ended (endpoint_id, no)
      WHERE p.account_id = $1 AND p.job_id = $2 AND p.endpoint_id = ended.endpoint_id AND p.no = ended.no
      """;

  private static final String END_LANES =
      """
      DELETE FROM job_lane
      WHERE account_id = $1 AND job_id = $2 AND endpoint_id = ANY ($3)
      """;

  private final LaneRoom room;
  private final Clock clock;
  private final RandomGenerator random;

  Moves(HookferryConfig config, Clock clock, RandomGenerator random) {
    this.room = LaneRoom.of(config);
    this.clock = clock;
    this.random = random;
  }

  /** Nothing here waits for anything else of it, so the statements go together. */
  Uni<Void> carryOut(SqlConnection connection, HeldJob job, List<Share> shares) {
    List<Share> moved = shares.stream().filter(share -> share.passed() > 0).toList();
    if (moved.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Share> onward = moved.stream().filter(share -> !share.endsLane()).toList();
    List<Share> lanes = moved.stream().filter(Share::endsLane).toList();
    List<Share> pages = moved.stream().filter(Share::endsPage).toList();
    return Uni.combine()
        .all()
        .unis(
            run(connection, MAKE, deliveries(job, moved)),
            run(connection, MOVE, cursors(job, onward)),
            run(connection, END_PAGES, pages(job, pages)),
            run(connection, END_LANES, key(job).addValue(endpoints(lanes))))
        .discardItems();
  }

  private Tuple deliveries(HeldJob job, List<Share> shares) {
    List<UUID> ids = new ArrayList<>();
    List<UUID> endpoints = new ArrayList<>();
    List<UUID> events = new ArrayList<>();
    for (Share share : shares) {
      for (UUID eventId : share.eventIds()) {
        ids.add(Ids.next(clock.instant(), random));
        endpoints.add(share.lane().endpointId());
        events.add(eventId);
      }
    }
    return key(job)
        .addValue(ids.toArray(UUID[]::new))
        .addValue(endpoints.toArray(UUID[]::new))
        .addValue(events.toArray(UUID[]::new));
  }

  private Tuple cursors(HeldJob job, List<Share> shares) {
    return key(job)
        .addValue(endpoints(shares))
        .addValue(column(shares, share -> (long) share.passed(), Long[]::new))
        .addValue(column(shares, Share::nextPage, Long[]::new))
        .addValue(column(shares, Share::nextTaken, Integer[]::new))
        .addValue(column(shares, this::nextRoom, Integer[]::new));
  }

  private int nextRoom(Share share) {
    return room.next(share.lane().room(), share.lane().occupied());
  }

  private static Tuple pages(HeldJob job, List<Share> shares) {
    return key(job)
        .addValue(endpoints(shares))
        .addValue(column(shares, share -> share.lane().page(), Long[]::new));
  }

  private static UUID[] endpoints(List<Share> shares) {
    return column(shares, share -> share.lane().endpointId(), UUID[]::new);
  }

  private static <T> T[] column(
      List<Share> shares, Function<Share, T> member, IntFunction<T[]> array) {
    return shares.stream().map(member).toArray(array);
  }

  private static Tuple key(HeldJob job) {
    return Tuple.of(job.accountId(), job.id());
  }

  private static Uni<Void> run(SqlConnection connection, String statement, Tuple parameters) {
    return connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
  }
}
