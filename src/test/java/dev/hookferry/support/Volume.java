package dev.hookferry.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a test's own, in memory, small enough to be filled to the last page. */
public final class Volume implements AutoCloseable {

  private static final byte[] BLOCK = new byte[1024 * 1024];

  private final Path folder;
  private boolean mounted = true;

  private Volume(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts it, which only root may do; it is undone at the latest when the JVM ends.
   *
   * @param folder where, empty
   * @param megabytes its size, all of it memory once it is full
   * @throws IOException if it cannot be mounted here, and why
   */
  public static Volume mount(Path folder, int megabytes) throws IOException {
    run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "test", "" + folder);
    Volume volume = new Volume(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(volume::close));
    return volume;
  }

  public Path folder() {
    return folder;
  }

  /** Leaves no room in it, until it is relieved. */
  public void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  /** Gives back the room that filling took. */
  public void relieve() throws IOException {
    Files.deleteIfExists(ballast());
  }

  /** Detaches it at once, even where a process still has files in it, which then are its last. */
  @Override
  public synchronized void close() {
    if (mounted) {
      try {
        run("umount", "-l", folder.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      mounted = false;
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static void run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw new FileSystemException(
            String.join(" ", command), null, "ended with %d: %s".formatted(code, output));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
