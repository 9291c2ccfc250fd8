package dev.hookferry.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's control program, called as the library calls it that made the server.
 *
 * @param program the one that belongs to the server
 */
record PgCtl(Path program, DataFolder folder) {

  static PgCtl of(Postmaster server, DataFolder folder) {
    return new PgCtl(server.program().resolveSibling("pg_ctl"), folder);
  }

  /**
   * Starts the server with the options that it had before, and waits until it takes connections;
   * ends it first where it is about to stop.
   *
   * @throws IOException where it does not come up
   */
  void restart() throws IOException, InterruptedException {
    Process control =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .start();
    try {
      int code = control.waitFor();
      if (code != 0) {
        throw new IOException("pg_ctl ended with " + code);
      }
    } finally {
      control.destroy();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) { // PostgreSQL refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program.toString(), "restart", "-D", folder.cluster().toString()));
    command.addAll(List.of("-m", "fast", "-w"));
    return command;
  }
}
