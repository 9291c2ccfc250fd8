package dev.hookferry.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of the embedded server, owned by one process at a time: the system drops the lock
 * however that one ends.
 */
final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataFolder own(Path data) throws IOException {
    Path path = data.toAbsolutePath().normalize();
    Files.createDirectories(path, ownersOnly("rwx------"));
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new EmbeddedDatabaseException(
          path
              + " belongs to another Hookferry that is running:"
              + " stop it, or give this one another HOOKFERRY_DATA.",
          null);
    }
    return new DataFolder(path, channel);
  }

  /** The files of the database. */
  Path cluster() {
    return path.resolve("postgres");
  }

  /**
   * Refuses to go on without the files that were there: the library would make an empty database.
   */
  void requireCluster() {
    if (Files.notExists(cluster().resolve("PG_VERSION"))) {
      throw new EmbeddedDatabaseException(
          cluster()
              + " is gone, where the database was: put it back, or give this Hookferry an empty"
              + " folder as HOOKFERRY_DATA.",
          null);
    }
  }

  /** The server's programs, unpacked. */
  Path binaries() {
    return path.resolve("postgres-binaries");
  }

  /** The library that unpacks them lets everybody write there. */
  void keepBinariesPrivate() throws IOException {
    Files.setPosixFilePermissions(binaries(), PosixFilePermissions.fromString("rwx------"));
  }

  /** What the server printed since its last start. */
  Path log() {
    return path.resolve("postgres.log");
  }

  /** How to reach the server; there as soon as its files are complete. */
  Path access() {
    return path.resolve("postgres.properties");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** To create a file or folder with; nothing where the system has no such permissions. */
  static FileAttribute<?>[] ownersOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
