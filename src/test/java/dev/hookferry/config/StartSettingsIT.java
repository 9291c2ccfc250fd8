package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PackagedService.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with wrong settings ends with one line that says what to set. */
class StartSettingsIT {

  @TempDir Path data;

  @Test
  void givenDatabaseUrlWithoutMasterKey_whenStarted_thenSaysWhatToSet() {
    assertOneLine(
        "HOOKFERRY_MASTER_KEY is missing",
        Map.of("HOOKFERRY_DATABASE_URL", "postgresql://u:hunter2@127.0.0.1:1/hooks"));
  }

  @Test
  void givenUnreadableDatabaseUrl_whenStarted_thenSaysWhatIsExpectedAndNoPassword() {
    assertOneLine(
        "HOOKFERRY_DATABASE_URL cannot be read",
        Map.of("HOOKFERRY_DATABASE_URL", "postgresql://u:hunter2@127.0.0.1:x/hooks"));
  }

  @Test
  void givenUnreadableMasterKey_whenStarted_thenSaysWhatIsExpectedAndNotTheKey() {
    assertOneLine(
        "HOOKFERRY_MASTER_KEY cannot be read",
        Map.of(
            "HOOKFERRY_DATABASE_URL", "postgresql://u:p@127.0.0.1:1/hooks",
            "HOOKFERRY_MASTER_KEY", "hunter2"));
  }

  @Test
  void givenExecutableWithoutDatabaseUrl_whenStarted_thenSaysThatTheEmbeddedOneBelongsToTheJar() {
    assumeFalse(PackagedService.isJar(), "the jar starts its embedded database");
    assertOneLine("HOOKFERRY_DATABASE_URL is missing", Map.of());
  }

  private void assertOneLine(String start, Map<String, String> environment) {
    Ended ended = PackagedService.startInVain(data, environment);

    assertEquals(1, ended.exitCode());
    assertTrue(
        ended.output().lines().filter(line -> line.startsWith(start)).count() == 1, ended.output());
    assertFalse(ended.output().contains("hunter2"), ended.output());
    assertFalse(ended.output().contains("\tat "), ended.output());
  }
}
