package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.flow.PublishOutcome.KeyReused;
import dev.hookferry.flow.PublishOutcome.Published;
import dev.hookferry.flow.PublishOutcome.UnknownScope;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeTest {

  private final Given given;
  private final Intake intake;

  IntakeTest(Given given, Intake intake) {
    this.given = given;
    this.intake = intake;
  }

  private static Optional<IdempotencyKey> key(String key, int hash) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) hash;
    return Optional.of(new IdempotencyKey(key, bytes));
  }

  @Test
  void givenAHundredRequestsUnderOneKey_whenPublishedAtOnce_thenOneEventAndOneAnswer() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      PublishCommand command =
          new PublishCommand(account, List.of(Given.event("a", "{}")), key("k", 1));
      List<PublishOutcome> outcomes =
          Uni.join()
              .all(IntStream.range(0, 100).mapToObj(i -> intake.publish(command)).toList())
              .andFailFast()
              .await()
              .indefinitely();

      assertEquals(1, outcomes.stream().distinct().count());
      assertEquals(1, ((Published) outcomes.getFirst()).events().getFirst().deliveries());
      assertEquals(1, events(account));
      given.onlyAttempt(account);
    }
  }

  private long events(int account) {
    return given
        .run("SELECT count(*) FROM event WHERE account_id = $1", account)
        .getFirst()
        .getLong(0);
  }

  @Test
  void givenKey_whenUsedForOtherBytes_thenRefusedAndNothingStored() {
    int account = given.account();
    given.publish(account, key("k", 1), Given.event("a", "{}"));
    assertInstanceOf(KeyReused.class, given.publish(account, key("k", 2), Given.event("a", "{ }")));
    assertEquals(1, events(account));
  }

  @Test
  void givenKey_whenPublishingFailsOnAScope_thenTheKeyIsFree() {
    int account = given.account();
    Scope scope = new Scope(ScopeKind.DEVICE, "door");
    NewEvent event = new NewEvent(scope, "a", null, null, new byte[0], Audience.EVERYONE);
    assertEquals(new UnknownScope(0), given.publish(account, key("k", 1), event));
    given.run("INSERT INTO scope VALUES ($1, 'device', 'door', now())", account);
    assertInstanceOf(Published.class, given.publish(account, key("k", 1), event));
  }

  @Test
  void givenOneOfManyThatNamesNoScope_whenPublishedAtOnce_thenTheOthersArePublished() {
    int account = given.account();
    Scope nowhere = new Scope(ScopeKind.SESSION, "none");
    List<Uni<PublishOutcome>> requests =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    new NewEvent(
                        i == 25 ? nowhere : Scope.ACCOUNT,
                        "a",
                        null,
                        null,
                        new byte[0],
                        Audience.EVERYONE))
            .map(
                event ->
                    intake.publish(new PublishCommand(account, List.of(event), Optional.empty())))
            .toList();
    List<PublishOutcome> outcomes = Uni.join().all(requests).andFailFast().await().indefinitely();

    assertEquals(new UnknownScope(0), outcomes.get(25));
    assertEquals(49, outcomes.stream().filter(Published.class::isInstance).count());
    assertEquals(49, events(account));
  }

  @Test
  void givenBatchWithOneBadMember_whenPublished_thenNothingIsStored() {
    int account = given.account();
    Scope nowhere = new Scope(ScopeKind.SESSION, "none");
    NewEvent bad = new NewEvent(nowhere, "a", null, null, new byte[0], Audience.EVERYONE);
    assertEquals(
        new UnknownScope(1), given.publish(account, Optional.empty(), Given.event("a", "{}"), bad));
    assertEquals(0, events(account));
  }

  @Test
  void givenEndpointsThatChange_whenPublishedRightAfter_thenTheChangeCounts() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      assertEquals(0, given.published(account, "a", "{}").deliveries());
      UUID endpoint = given.endpoint(account).at(receiver.url()).create();
      assertEquals(1, given.published(account, "a", "{}").deliveries());
      given.run("UPDATE endpoint SET patterns = '{b}' WHERE id = $1", endpoint);
      assertEquals(0, given.published(account, "a", "{}").deliveries());
      given.run("UPDATE endpoint SET patterns = '{a}', enabled = false WHERE id = $1", endpoint);
      assertEquals(0, given.published(account, "a", "{}").deliveries());
      given.run("UPDATE endpoint SET enabled = true WHERE id = $1", endpoint);
      assertEquals(1, given.published(account, "a", "{}").deliveries());
      given.run("DELETE FROM endpoint WHERE id = $1", endpoint);
      assertEquals(0, given.published(account, "a", "{}").deliveries());
    }
  }

  @Test
  void givenManyEvents_whenPublishedTogether_thenNumbersAndOrderAreTheirs() {
    int account = given.account();
    NewEvent[] events =
        IntStream.range(0, 250)
            .mapToObj(i -> Given.event("type." + i, "{}"))
            .toArray(NewEvent[]::new);
    List<AcceptedEvent> accepted =
        ((Published) given.publish(account, Optional.empty(), events)).events();

    for (int i = 0; i < events.length; i++) {
      assertEquals(
          "type." + i,
          given
              .run("SELECT type FROM event WHERE id = $1", accepted.get(i).id())
              .getFirst()
              .getString(0));
    }
    assertEquals(250, accepted.stream().map(AcceptedEvent::number).distinct().count());
    assertTrue(accepted.stream().allMatch(event -> event.deliveries() == 0));
  }
}
