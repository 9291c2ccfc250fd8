package dev.hookferry.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * How the embedded server is reached: on the loopback interface, as its superuser. Kept beside the
 * data, so that the port stays the same over restarts.
 *
 * @param password hexadecimal
 */
record Access(int port, String password) {

  static Access create() throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    return new Access(freePort(), HexFormat.of().formatHex(secret));
  }

  /** Empty when the server has never been started to the end. */
  static Optional<Access> read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      stored.load(reader);
    }
    return Optional.of(
        new Access(Integer.parseInt(stored.getProperty("port")), stored.getProperty("password")));
  }

  /** The same with another port where somebody else listens on this one. */
  Access onFreePort() throws IOException {
    return isFree(port) ? this : new Access(freePort(), password);
  }

  /** Writes it all or not at all; the folder keeps others out. */
  void write(Path file) throws IOException {
    Properties stored = new Properties();
    stored.setProperty("port", String.valueOf(port));
    stored.setProperty("password", password);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, DataFolder.ownersOnly("rw-------"));
    try (Writer writer = Files.newBufferedWriter(draft)) {
      stored.store(writer, "The embedded PostgreSQL: user and database are postgres");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  String url() {
    return "postgresql://postgres:" + password + "@" + this + "/postgres";
  }

  @Override
  public String toString() {
    return "127.0.0.1:" + port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
