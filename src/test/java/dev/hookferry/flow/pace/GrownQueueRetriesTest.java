package dev.hookferry.flow.pace;

import dev.hookferry.support.GrowingDatabase;
import dev.hookferry.support.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looking for what falls due soon costs the same, however the queue has grown since. */
class GrownQueueRetriesTest {

  private static final int ROWS = 20_000;
  private static final long FEW = 2_000;
  private static final GrowingDatabase DATABASE = GrowingDatabase.start();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @ParameterizedTest
  @EnumSource
  void givenAPlanThatIsKept_whenTheQueueHasGrown_thenNothingIsReadInVain(
      GrowingDatabase.Start start) {
    DATABASE.begin(start);
    UpcomingRetries upcoming = new UpcomingRetries(DATABASE.pool(), TestSettings.of(Map.of()));
    upcoming.read().await().indefinitely();
    DATABASE.growBy(ROWS);
    DATABASE.assertReads("upcoming retries", FEW, upcoming::read);
  }
}
