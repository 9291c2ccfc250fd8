package dev.hookferry.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTest {

  private static final byte[] PAGE = new byte[4096];

  @TempDir Path folder;

  @Test
  void givenVolume_whenFilledAndRelieved_thenNothingCanBeWrittenInBetween() throws IOException {
    try (Volume volume = mount()) {
      volume.fill();
      assertThrows(IOException.class, () -> Files.write(folder.resolve("too much"), PAGE));

      volume.relieve();
      Files.write(folder.resolve("enough"), PAGE);
    }
  }

  @Test
  void givenFailureAndOpenFile_whenClosed_thenTheFolderIsAsBefore() throws IOException {
    Path file = folder.resolve("open");
    assertThrows(
        AssertionError.class,
        () -> {
          try (Volume volume = mount()) {
            Files.newOutputStream(file).write(PAGE);
            fail("as a test may");
          }
        });

    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private Volume mount() {
    try {
      return Volume.mount(folder, 2);
    } catch (IOException e) {
      return abort(e.getMessage());
    }
  }
}
