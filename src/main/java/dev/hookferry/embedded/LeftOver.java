package dev.hookferry.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server that outlived the process which started it, because that one was killed. Only the owner
 * of the data folder may ask, so whatever still runs there belongs to nobody.
 */
final class LeftOver {

  private LeftOver() {}

  /** Shuts the server of these files down, if there is one, and waits until it has ended. */
  static void stop(Path cluster) throws IOException {
    Optional<Postmaster> server = Postmaster.of(cluster);
    if (server.isPresent()) {
      System.out.println("Stopping the PostgreSQL that a killed Hookferry left behind");
      server.get().stop();
    }
    Postmaster.forgetEnded(cluster);
  }
}
