package dev.hookferry.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The master key that was made here because none was given; readable by the owner alone. */
record KeyFile(Path path) {

  static KeyFile in(Path data) {
    return new KeyFile(data.resolve("master.key"));
  }

  String readOrMake() {
    try {
      if (Files.notExists(path)) {
        make();
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The master key cannot be kept in " + path, e);
    }
  }

  /** Half a key must never be left behind: what it had sealed would be lost. */
  private void make() throws IOException {
    byte[] key = new byte[MasterKey.BYTES];
    new SecureRandom().nextBytes(key);
    Path draft = path.resolveSibling("master.key.new");
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.deleteIfExists(draft);
    Files.createFile(draft, ownerOnly());
    Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
