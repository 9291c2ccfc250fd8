package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day that nobody has made partitions for: the default ones take its rows. */
@QuarkusTest
class MissingPartitionsTest {

  private static final List<String> PARENTS = List.of("event", "attempt");

  private final Given given;
  private String today;

  MissingPartitionsTest(Given given) {
    this.given = given;
  }

  @BeforeEach
  void takeAway() {
    today =
        given.run("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD')").getFirst().getString(0);
    for (String parent : PARENTS) {
      String child = parent + "_" + today;
      given.run("ALTER TABLE %s DETACH PARTITION %s".formatted(parent, child));
      given.run("ALTER TABLE %s RENAME TO %s_away".formatted(child, parent));
    }
  }

  @AfterEach
  void putBack() {
    for (String parent : PARENTS) {
      given.run("SELECT make_partition('%s', '%s')".formatted(parent, today));
      given.run("INSERT INTO %1$s SELECT * FROM %1$s_away".formatted(parent));
      given.run("DROP TABLE %s_away".formatted(parent));
    }
  }

  @Test
  void givenNoPartitionsForToday_whenPublished_thenDeliveredAndRecordedAllTheSame() {
    try (var receiver = ScriptedReceiver.start()) {
      int account = given.account();
      given.endpoint(account).at(receiver.url()).create();
      given.published(account, "a", "{}");

      assertEquals("SUCCEEDED", given.onlyAttempt(account).outcome());
      assertEquals(1, receiver.requests().size());
      for (String parent : PARENTS) {
        assertEquals(1, inDefault(parent, account), parent);
      }
    }
  }

  private int inDefault(String parent, int account) {
    return given
        .run("SELECT FROM %s_default WHERE account_id = $1".formatted(parent), account)
        .size();
  }
}
