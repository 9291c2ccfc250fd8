package dev.hookferry.flow.retention;

import dev.hookferry.support.GrowingDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ending what is too old reads what is too old, however the tables have grown. */
class GrownTablesExpiryTest {

  private static final int ROWS = 20_000;
  private static final int OLD = 50;
  private static final long FEW = 1_000;
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final GrowingDatabase DATABASE = GrowingDatabase.start();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource
  void givenTablesThatHaveGrown_whenOldRowsEnd_thenNothingIsReadInVain(
      GrowingDatabase.Start start) {
    DATABASE.begin(start);
    Expiry expiry = new Expiry(new Chore(DATABASE.pool()));
    expiry.endDeliveries(RETENTION).await().indefinitely();
    expiry.deleteKeys(RETENTION).await().indefinitely();
    DATABASE.growBy(ROWS);
    // Random ids are of any time, as far as an age can be told from them.
    DATABASE.run(
        "UPDATE delivery SET id = (left(uuid_floor(now())::text, 15) || substr(id::text, 16))::uuid");
    DATABASE.run(
        """
        INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
        SELECT 1, uuid_floor(now() - make_interval(days => 40, secs => i)), gen_random_uuid(), gen_random_uuid(), now()
        FROM generate_series(1, $1) AS i
        """,
        OLD);
    DATABASE.run(
        "INSERT INTO event_key SELECT 2, i::text, '', '', now() - interval '40 days' FROM generate_series(1, $1) AS i",
        OLD);

    DATABASE.assertReads("deliveries", FEW, () -> expiry.endDeliveries(RETENTION));
    DATABASE.assertReads("keys", FEW, () -> expiry.deleteKeys(RETENTION));
  }
}
