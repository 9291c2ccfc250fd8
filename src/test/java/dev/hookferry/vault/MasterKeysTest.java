package dev.hookferry.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2hvcnQ=",
        "not base64 at all!",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gIQ=="
      })
  void givenBadKey_whenRead_thenRefusedWithoutQuotingIt(String bad) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> MasterKeys.parse(List.of(bad)));

    assertFalse(!bad.isEmpty() && refused.getMessage().contains(bad));
  }

  @Test
  void givenNoKeyFile_whenReadTwice_thenMadeOnceForTheOwnerAlone(@TempDir Path data)
      throws IOException {
    KeyFile file = KeyFile.in(data.resolve("new"));

    String made = file.readOrMake();

    assertEquals(made, file.readOrMake());
    assertEquals(1, MasterKeys.parse(List.of(made)).keys().size());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
  }
}
