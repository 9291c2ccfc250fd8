package dev.hookferry.bench;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A {@link Receiver} that runs, and what can be asked of it. */
final class ReceiverProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private ReceiverProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ReceiverProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Receiver.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new ReceiverProcess(process, port(process));
  }

  /** Other output may come before it. */
  private static int port(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line; (line = output.readLine()) != null; ) {
      if (line.startsWith("port ")) {
        return Integer.parseInt(line.substring("port ".length()));
      }
    }
    throw new IOException("the receiver did not start");
  }

  /** The URL of the endpoint with this number. */
  String url(int number) {
    return "http://127.0.0.1:%d/e/%d".formatted(port, number);
  }

  /** The URL of an endpoint that takes requests and never answers. */
  String hangingUrl(int number) {
    return "http://127.0.0.1:%d/hang/%d".formatted(port, number);
  }

  /** Deliveries that arrived since {@link #clear}, each counted once. */
  int count() {
    return Integer.parseInt(get("/-/count"));
  }

  void clear() {
    get("/-/clear");
  }

  /** Leaves all latencies until now out of the report. */
  void restartLatencies() {
    get("/-/restart-latencies");
  }

  Received report() {
    return Received.of(new JsonObject(get("/-/report")));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private String get(String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the receiver is gone", e);
    }
  }
}
