package dev.hookferry.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/**
 * Says why the embedded server did not start, in the server's own last words where it has spoken.
 */
final class StartFailure {

  private static final int LAST_LINES = 5;

  private StartFailure() {}

  static EmbeddedDatabaseException explain(DataFolder folder, Throwable cause) {
    if (cause instanceof EmbeddedDatabaseException explained) {
      return explained;
    }
    return new EmbeddedDatabaseException(
        "The embedded PostgreSQL did not start: "
            + reason(cause)
            + "\n"
            + quoted(folder)
            + "To use a server of your own set HOOKFERRY_DATABASE_URL.",
        cause);
  }

  private static String reason(Throwable cause) {
    // The library's own words for a platform whose binaries are not packed.
    return String.valueOf(cause.getMessage()).startsWith("Missing embedded postgres binaries")
        ? "there is none for "
            + System.getProperty("os.name")
            + " on "
            + System.getProperty("os.arch")
            + "."
        : cause.getMessage();
  }

  /** The last lines that the server printed, in whatever charset; empty: none. */
  static List<String> lastWords(DataFolder folder) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(folder.log()), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String quoted(DataFolder folder) {
    List<String> last = lastWords(folder);
    return last.isEmpty() ? "" : folder.log() + ":\n  " + String.join("\n  ", last) + "\n";
  }
}
