package dev.hookferry.chaos.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.chaos.check.AttemptRow.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: here each promise is broken once. */
class CheckerTest {

  private final Story story = new Story();

  @Test
  void givenFlawlessStory_whenChecked_thenNothingIsWrong() {
    story.accepted(1).delivered(1);
    story.accepted(2).attempt(2, 1, Outcome.RESCHEDULED, 500, 0).received("a", 2, 500, 0);
    story.attempt(2, 2, Outcome.SUCCEEDED, 204, 1_000).received("a", 2, 204, 1_000);
    story.accepted(3).live(3, 0, false, 59_000);
    story.published(4);
    story.published(5).stored(5, "evt_5").delivered(5);
    story.stops.add(new Stop("one", 0, Duration.ofSeconds(3)));
    story.uses.add(new Use("one, threads", 40, 45, 5));

    assertEquals(List.of(), story.violations());
    assertEquals(new Evidence.Summary(5, 3, 3, 0, 0), story.evidence().summary());
  }

  @Test
  void givenAcceptedEventWithoutDelivery_whenChecked_thenLost() {
    story.accepted(1);

    assertBroken(1, "evt_1 → a has no live and no finished delivery");
  }

  @Test
  void givenDeliveryRecordedAndNeverReceived_whenChecked_thenLost() {
    story.accepted(1).attempt(1, 1, Outcome.SUCCEEDED, 204, 0);

    assertBroken(1, "evt_1 → a is recorded as delivered, and never arrived");
  }

  @Test
  void givenDeliveryOnlyAbandoned_whenChecked_thenLost() {
    story.accepted(1).attempt(1, 1, Outcome.ABANDONED, null, 0).received("a", 1, 204, 0);

    assertBroken(1, "no live and no finished");
  }

  @Test
  void givenAnswerWithAnotherNumberOfDeliveries_whenChecked_thenLost() {
    story.subscribers.removeFirst();
    story.accepted(1);

    assertBroken(1, "answered with 1 deliveries, and 0 endpoints want it");
  }

  @Test
  void givenDeliveryDueForLong_whenChecked_thenStuck() {
    story.accepted(1).live(1, 0, false, 49_000);

    assertBroken(2, "evt_1 → a was due at 2026-01-01T00:00:49Z, and still is");
  }

  @Test
  void givenDeliveryOfALostCauseDueForLong_whenChecked_thenKept() {
    story.publications.add(
        new Publication(
            1, 2, "t", Optional.of("key"), List.of(new Publication.Answer("evt_1", 1))));
    story.stored(1, "evt_1");
    story.live.add(new LiveRow("del_1", new Hop("evt_1", "b"), Story.START, 0, 0, false));

    assertEquals(List.of(), story.violations());
  }

  @Test
  void givenReceiptOfAnUnpublishedEvent_whenChecked_thenGhost() {
    story.received("a", 7, 204, 0);

    assertBroken(3, "evt_7 at a was never published");
  }

  @Test
  void givenStoredEventThatNobodyPublished_whenChecked_thenGhost() {
    story.stored(7, "evt_7");

    assertBroken(3, "evt_7 is stored, and nobody published it");
  }

  @Test
  void givenAnotherAccountsEvent_whenChecked_thenGhost() {
    story.accepted(1).delivered(1).received("b", 1, 204, 0);

    assertBroken(3, "evt_1 at b is not for this endpoint");
  }

  @Test
  void givenCallOfAnUrlThatNobodyGave_whenChecked_thenGhost() {
    story.accepted(1).delivered(1).received(null, 1, 204, 0);

    assertBroken(3, "no endpoint has this URL");
  }

  @Test
  void givenWrongSignature_whenChecked_thenGhost() {
    story.accepted(1).delivered(1);
    story.receipts.replaceAll(
        right ->
            new Receipt(
                right.endpointId(),
                right.webhookId(),
                false,
                right.number(),
                right.accountId(),
                right.arrivedAt(),
                right.status(),
                right.notBefore()));

    assertBroken(3, "not signed with this endpoint's secret");
  }

  @Test
  void givenAnswerOfAnotherRequest_whenChecked_thenBroken() {
    story.accepted(1).attempt(1, 1, Outcome.RESCHEDULED, 102, 0).received("a", 1, 204, 0);
    story.attempt(1, 2, Outcome.SUCCEEDED, 204, 1_000).received("a", 1, 500, 1_000);

    assertBroken(5, "evt_1 → a is recorded with 1 answers 102, and was given 0");
  }

  @Test
  void givenDuplicateWithoutLostLease_whenChecked_thenBroken() {
    story.accepted(1).delivered(1).received("a", 1, 204, 500);

    assertBroken(4, "evt_1 → a was taken 2 times, with 0 leases or answers lost");
  }

  @Test
  void givenDuplicateForALostLease_whenChecked_thenKept() {
    story.accepted(1).attempt(1, 1, Outcome.ABANDONED, null, 0).received("a", 1, 204, 0);
    story.attempt(1, 2, Outcome.SUCCEEDED, 204, 9_000).received("a", 1, 204, 9_000);

    assertEquals(List.of(), story.violations());
    assertEquals(1, story.evidence().summary().duplicates());
  }

  @Test
  void givenGapInLeaseNumbers_whenChecked_thenUnrecorded() {
    story.accepted(1).attempt(1, 2, Outcome.SUCCEEDED, 204, 0).received("a", 1, 204, 0);

    assertBroken(5, "evt_1 → a has no row for lease 1");
  }

  @Test
  void givenMoreRequestsThanLeases_whenChecked_thenUnrecorded() {
    story.accepted(1).delivered(1).received("a", 1, 500, 500);

    assertBroken(5, "evt_1 → a arrived 2 times under 1 leases");
  }

  @Test
  void givenRequestsWithoutAnswer_whenMoreThanTwoOfALease_thenUnrecorded() {
    story.accepted(1).delivered(1).received("a", 1, null, 0);
    assertEquals(List.of(), story.violations());

    story.received("a", 1, null, 0);
    assertBroken(5, "evt_1 → a arrived 3 times under 1 leases");
  }

  @Test
  void givenLeaseHeldNow_whenChecked_thenItNeedsNoRow() {
    story.accepted(1).live(1, 1, true, 59_000).received("a", 1, 204, 0);

    assertEquals(List.of(), story.violations());
  }

  @Test
  void givenTwoRowsForALease_whenChecked_thenNotFenced() {
    story.accepted(1).delivered(1).attempt(1, 1, Outcome.ABANDONED, null, 0);

    assertBroken(6, "evt_1 → a has 2 rows for lease 1");
  }

  @Test
  void givenAttemptAfterTheEnd_whenChecked_thenNotFenced() {
    story.accepted(1).delivered(1).attempt(1, 2, Outcome.RESCHEDULED, 500, 1_000);

    assertBroken(6, "went on after its end: SUCCEEDED, RESCHEDULED");
  }

  @Test
  void givenFinishedAndLive_whenChecked_thenNotFenced() {
    story.accepted(1).delivered(1).live(1, 1, false, 59_000);

    assertBroken(6, "is finished, and has a live delivery");
  }

  @Test
  void givenRetryTooEarlyOrTooLate_whenChecked_thenOffSchedule() {
    story.accepted(1).attempt(1, 1, Outcome.RESCHEDULED, 500, 0);
    story.attempt(1, 2, Outcome.RESCHEDULED, 500, 850);
    story.attempt(1, 3, Outcome.FAILED, 500, 850 + 4_300);

    assertBroken(7, "attempt 2 PT0.85S after attempt 1, where the schedule says PT1S");
    assertBroken(7, "attempt 3 PT4.3S after attempt 2, where the schedule says PT2S");
  }

  @Test
  void givenFaults_whenRetriesAreLate_thenKept() {
    story.lateness = Optional.empty();
    story.accepted(1).attempt(1, 1, Outcome.RESCHEDULED, 500, 0).received("a", 1, 500, 0);
    story.attempt(1, 2, Outcome.FAILED, 500, 20_000).received("a", 1, 500, 20_000);

    assertEquals(List.of(), story.violations());
  }

  @Test
  void givenRetryBeforeRetryAfter_whenChecked_thenOffSchedule() {
    story.accepted(1).attempt(1, 1, Outcome.RESCHEDULED, 503, 0);
    story.received("a", 1, 503, 0, Story.START.plusSeconds(5));
    story.attempt(1, 2, Outcome.SUCCEEDED, 204, 1_000).received("a", 1, 204, 1_000);

    assertBroken(
        7, "evt_1 → a arrived at 2026-01-01T00:00:01Z, not to be before 2026-01-01T00:00:05Z");
  }

  @Test
  void givenEventStoredTwice_whenChecked_thenNotIdempotent() {
    story.accepted(1).delivered(1).stored(1, "evt_1b");

    assertBroken(8, "event 1 evt_1 is stored 2 times");
  }

  @Test
  void givenDifferentAnswersUnderAKey_whenChecked_thenNotIdempotent() {
    story.published(1, "evt_1", "evt_1b").stored(1, "evt_1").delivered(1);

    assertBroken(8, "event 1 evt_1 was answered in 2 ways");
  }

  @Test
  void givenBadExitOrLateEnd_whenChecked_thenNoCleanStop() {
    story.stops.add(new Stop("one", 143, Duration.ofSeconds(1)));
    story.stops.add(new Stop("two", 0, Duration.ofSeconds(31)));

    assertBroken(10, "one ended with 143 after PT1S");
    assertBroken(10, "two ended with 0 after PT31S");
  }

  @Test
  void givenOnlyOrderlyStops_whenALeaseIsLost_thenNoCleanStop() {
    story.leasesMayBeLost = false;
    story.accepted(1).attempt(1, 1, Outcome.ABANDONED, null, 0);
    story.attempt(1, 2, Outcome.SUCCEEDED, 204, 9_000).received("a", 1, 204, 9_000);

    assertBroken(10, "evt_1 → a lost a lease");
  }

  @Test
  void givenAcknowledgedEventThatIsGone_whenChecked_thenNotDurable() {
    story.published(1, "evt_1").delivered(1);

    assertBroken(11, "event 1 evt_1 was acknowledged, and is not stored");
  }

  @Test
  void givenMoreThreadsThanBefore_whenChecked_thenNotGivenBack() {
    story.uses.add(new Use("one, threads", 40, 46, 5));

    assertBroken(12, "one, threads: 46 at rest, 40 before the faults");
  }

  private void assertBroken(int promise, String sentence) {
    List<String> violations = story.violations();
    assertTrue(
        violations.stream()
            .anyMatch(
                violation ->
                    violation.startsWith("promise " + promise + ",")
                        && violation.contains(sentence)),
        violations.toString());
  }
}
