package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.PublicId;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Random sequences of good and odd answers on kept connections: every attempt is recorded with the
 * status and the headers of the answer to its own request.
 */
@QuarkusTest
class RandomAnswersTest {

  private static final int SEQUENCES = 12;
  private static final int BURSTS = 25;
  private static final int MOST_AT_ONCE = 3;

  private final Given given;

  RandomAnswersTest(Given given) {
    this.given = given;
  }

  /** An answer, and the status that counts of it. */
  private record Kind(int status, String answer) {
    static List<Kind> of(Stream<Arguments> all) {
      return all.map(Arguments::get).map(a -> new Kind((int) a[0], (String) a[1])).toList();
    }
  }

  private static final List<Kind> GOOD = Kind.of(AnswerFramingTest.withOneEnd());
  private static final List<Kind> ODD = Kind.of(AnswerFramingTest.withMore());

  /** A receiver that knows what it has answered to whom. */
  private static final class Answers {

    private final Random random;
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

    Answers(long seed) {
      random = new Random(seed);
    }

    void run(RawReceiver.Connection connection) throws IOException {
      while (true) {
        String id = connection.readRequest().header("webhook-id");
        Kind kind = next();
        statuses.put(id, kind.status());
        for (String part : kind.answer().replace("ID", id).split("\\|")) {
          connection.write(part);
          LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
      }
    }

    private synchronized Kind next() {
      List<Kind> kinds = random.nextInt(30) > 0 ? GOOD : ODD;
      return kinds.get(random.nextInt(kinds.size()));
    }
  }

  @Test
  void givenRandomAnswers_whenRecorded_thenEachIsThatOfItsOwnRequest() {
    long seed = new Random().nextLong();
    int usedAgain = IntStream.range(0, SEQUENCES).map(number -> usedAgain(seed + number)).sum();
    assertTrue(usedAgain > SEQUENCES, "connections used again: " + usedAgain);
  }

  private int usedAgain(long seed) {
    Answers answers = new Answers(seed);
    try (RawReceiver receiver = RawReceiver.start(answers::run)) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).retries(0).create();
      Random random = new Random(seed);
      int made = 0;
      for (int burst = 0; burst < BURSTS; burst++) {
        int atOnce = 1 + random.nextInt(MOST_AT_ONCE);
        IntStream.range(0, atOnce).forEach(i -> given.published(account, "a", "{}"));
        made += atOnce;
        given.attempts(account, made).forEach(attempt -> check(attempt, answers, seed));
      }
      assertEquals(made, answers.statuses.size());
      return receiver.requests() - receiver.connections();
    }
  }

  private static void check(AttemptRow attempt, Answers answers, long seed) {
    String id = PublicId.EVENT.of(attempt.eventId());
    String context = "seed " + seed + ": " + attempt;
    assertEquals(answers.statuses.get(id), attempt.status(), context);
    assertEquals(id, attempt.headers().getString("x-id"), context);
  }
}
