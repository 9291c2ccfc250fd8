package dev.hookferry.flow.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.claim.ClaimedDelivery;
import dev.hookferry.flow.claim.ClaimedLeases;
import dev.hookferry.flow.claim.Lease;
import dev.hookferry.flow.send.Answer;
import dev.hookferry.support.OwnDatabase;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The life of a delivery by the statements that claim and complete, beside a simple model of it.
 */
class LeasesTest {

  private static final int ACCOUNT = 1;

  private static OwnDatabase database;

  /** How a worker is done with a lease. */
  private enum End {
    SUCCEEDED,
    FAILED,
    RESCHEDULED,
    CUT_OFF,
    RELEASED,
    DROPPED;

    Outcome outcome(Lease lease) {
      ClaimedDelivery delivery =
          new ClaimedDelivery(lease, Optional.empty(), false, Optional.empty());
      return switch (this) {
        case SUCCEEDED -> new Outcome.Succeeded(delivery, answer(204, null));
        case FAILED -> new Outcome.Failed(delivery, answer(500, "status 500"), false);
        case RESCHEDULED ->
            new Outcome.Rescheduled(delivery, answer(500, "status 500"), Duration.ofHours(1));
        case CUT_OFF -> new Outcome.Abandoned(delivery, answer(null, "cut off"));
        case RELEASED -> new Outcome.Released(delivery, Duration.ofHours(1));
        case DROPPED -> new Outcome.Dropped(delivery, "endpoint deleted");
      };
    }

    private static Answer answer(Integer status, String error) {
      return new Answer(
          Instant.now(),
          Duration.ZERO,
          status,
          null,
          error,
          null,
          Map.of(),
          List.of(),
          new byte[0]);
    }
  }

  /** Something that happens to a delivery. */
  private sealed interface Step {}

  /** Time passes until it is due or its lease is over, and somebody claims it. */
  private record Claim() implements Step {}

  /** A worker is done with some lease that it got, now or long ago. */
  private record Done(int lease, End end) implements Step {}

  @BeforeContainer
  static void start() {
    database = OwnDatabase.start();
  }

  @AfterContainer
  static void stop() {
    database.close();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> done =
        Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.of(End.class))
            .as(Done::new);
    return Arbitraries.oneOf(Arbitraries.just(new Claim()), done).list().ofSize(12);
  }

  @Property(tries = 60)
  void givenAnyClaimsAndResults_whenSomeComeLate_thenOnlyTheHoldersCountAndEachLeaseHasOneRow(
      @ForAll("steps") List<Step> steps) {
    Life life = new Life();
    steps.forEach(life::take);
  }

  /** A delivery in the database, and what is expected of it. */
  private static final class Life {

    private final UUID id = UUID.randomUUID();
    private final ClaimedLeases claims = new ClaimedLeases(database.pool());
    private final Completion completion =
        new Completion(database.pool(), Clock.systemUTC(), new Random(1));
    private final List<Lease> leases = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private Lease holder;
    private boolean live = true;
    private int leaseNo;
    private int attempts;

    Life() {
      database.run(
          "INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at) VALUES ($1, $2, $2, $2, now())",
          ACCOUNT,
          id);
    }

    void take(Step step) {
      switch (step) {
        case Claim claim -> claim();
        case Done done -> {
          if (done.lease() < leases.size()) {
            complete(leases.get(leases.size() - 1 - done.lease()), done.end());
          }
        }
      }
      assertAsExpected();
    }

    private void claim() {
      database.run(
          "UPDATE delivery SET due_at = now() WHERE account_id = $1 AND id = $2", ACCOUNT, id);
      List<Lease> taken = claims.in(new LaneKey(ACCOUNT, id));
      assertEquals(live ? 1 : 0, taken.size());
      if (live) {
        outcomes.addAll(holder == null ? List.of() : List.of("ABANDONED " + leaseNo));
        leaseNo++;
        holder = taken.getFirst();
        leases.add(holder);
      }
    }

    private void complete(Lease lease, End end) {
      boolean counts = lease.equals(holder);
      int counted = completion.complete(List.of(end.outcome(lease))).await().indefinitely();
      assertEquals(counts ? 1 : 0, counted);
      if (counts) {
        holder = null;
        expect(end);
      }
    }

    private void expect(End end) {
      switch (end) {
        case SUCCEEDED, FAILED -> {
          outcomes.add(end + " " + leaseNo);
          live = false;
        }
        case DROPPED -> {
          outcomes.add("FAILED null");
          live = false;
        }
        case RESCHEDULED -> {
          outcomes.add("RESCHEDULED " + leaseNo);
          attempts++;
        }
        case CUT_OFF -> outcomes.add("ABANDONED " + leaseNo);
        case RELEASED -> leaseNo--;
      }
    }

    private void assertAsExpected() {
      assertEquals(outcomes.stream().sorted().toList(), recorded());
      assertEquals(
          live ? List.of(leaseNo + " " + attempts + " " + (holder != null)) : List.of(),
          column(
              "SELECT lease_no || ' ' || attempts || ' ' || (lease_owner IS NOT NULL) FROM delivery WHERE id = $1"));
    }

    private List<String> recorded() {
      return column(
              "SELECT outcome || ' ' || COALESCE(lease_no::text, 'null') FROM attempt WHERE delivery_id = $1")
          .stream()
          .sorted()
          .toList();
    }

    private List<String> column(String sql) {
      return database.run(sql, id).stream().map((Row row) -> row.getString(0)).toList();
    }
  }
}
