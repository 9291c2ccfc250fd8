package dev.hookferry.api.svix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hookferry.support.PackagedSurfaces;
import dev.hookferry.support.TestAccount;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Svix's own SDKs for Python and JavaScript as clients of the packaged service, where they are
 * installed: {@code -Dsvix.python=} is an interpreter that has the one, {@code
 * -Dsvix.node-modules=} a folder that has the other.
 */
@ExtendWith(PackagedSurfaces.class)
class SvixClientsIT {

  private static final Path SCRIPTS = Path.of("src", "test", "svix");

  @Test
  void givenTheSdkForPython_whenItsCallsAreMade_thenAsOnTheRealServer() throws Exception {
    run(List.of(installed("svix.python"), SCRIPTS.resolve("client.py").toString()), List.of());
  }

  @Test
  void givenTheSdkForJavaScript_whenItsCallsAreMade_thenAsOnTheRealServer() throws Exception {
    String modules = Path.of(installed("svix.node-modules")).toAbsolutePath().toString();
    run(List.of("node", SCRIPTS.resolve("client.mjs").toString()), List.of(modules));
  }

  private static String installed(String property) {
    String value = System.getProperty(property, "");
    assumeTrue(!value.isEmpty(), "-D" + property + " does not say where the SDK is");
    return value;
  }

  private static void run(List<String> script, List<String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(script);
    command.add(RestAssured.baseURI);
    command.add(TestAccount.create().adminKey());
    command.addAll(more);
    Path output = Files.createTempFile(Path.of("target"), "svix-client-", ".log");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertEquals(0, exit, () -> read(output));
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
