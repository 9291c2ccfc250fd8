package dev.hookferry.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded server's files say, without a server. */
class EmbeddedDatabaseTest {

  @TempDir Path data;

  @Test
  void givenDatabaseWhoseFilesAreGone_whenStarted_thenRefusedAndNoneIsMadeInTheirPlace()
      throws Exception {
    new Access(54321, "abc").write(data.resolve("postgres.properties"));

    var refused = assertThrows(EmbeddedDatabaseException.class, () -> EmbeddedDatabase.start(data));

    assertTrue(refused.getMessage().contains("is gone"), refused.getMessage());
    assertTrue(Files.notExists(data.resolve("postgres")));
  }

  @Test
  void givenNumberThatBelongsToAStranger_whenAskedForTheServer_thenThereIsNone() throws Exception {
    Path pidFile = data.resolve("postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/dät\n0\n1\n\n*\n0\nready   \n");

    assertEquals(Optional.empty(), Postmaster.of(data));
    Postmaster.forgetEnded(data);
    assertTrue(Files.notExists(pidFile));
  }

  @Test
  void givenFileThatIsBeingWritten_whenAskedForTheServer_thenThereIsNone() throws Exception {
    Files.writeString(data.resolve("postmaster.pid"), "");

    assertEquals(Optional.empty(), Postmaster.of(data));
  }
}
