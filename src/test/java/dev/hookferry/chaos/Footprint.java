package dev.hookferry.chaos;

import dev.hookferry.chaos.check.Use;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a cluster holds at one moment: the instances by their own metrics, and the connections by
 * the database's count.
 *
 * @param held in the same order for every footprint of a cluster
 */
record Footprint(List<Held> held) {

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final double MIB = 1 << 20;

  // An instance grows a little as it works: classes, threads, connections kept for the next use.
  private static final int HEAP_SLACK_MIB = 12;
  private static final int THREADS_SLACK = 8;
  private static final int DESCRIPTORS_SLACK = 64;

  // The pool of an instance, and the one that listens.
  private static final int CONNECTIONS = 21;

  private static final String CONNECTED =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      """;

  /** An amount of a resource, and by how much it may grow. */
  record Held(String resource, long amount, long slack) {}

  static Footprint of(Cluster cluster) throws Exception {
    List<Held> held = new ArrayList<>();
    for (Instance instance : cluster.instances()) {
      addTo(held, instance);
    }
    long beyond = Math.max(0, connections(cluster) - Cluster.SIZE * CONNECTIONS);
    held.add(new Held("connections beyond those of the pools", beyond, 0));
    return new Footprint(held);
  }

  /** What is held once that is as little as before, or does not get less. */
  static List<Use> comparedWith(Footprint base, Cluster cluster) throws Exception {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    List<Use> uses = of(cluster).since(base);
    while (!uses.stream().allMatch(Use::isGivenBack) && System.nanoTime() < giveUpAt) {
      TimeUnit.MILLISECONDS.sleep(500);
      uses = of(cluster).since(base);
    }
    return uses;
  }

  private List<Use> since(Footprint base) {
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      Held then = base.held.get(i);
      uses.add(new Use(then.resource(), then.amount(), held.get(i).amount(), then.slack()));
    }
    return uses;
  }

  private static void addTo(List<Held> held, Instance instance) throws Exception {
    collectGarbage(instance);
    List<String> metrics = metrics(instance.uri());
    long heap = (long) (sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MIB);
    held.add(new Held(instance + ", MiB of heap", heap, HEAP_SLACK_MIB));
    long threads = (long) sum(metrics, "jvm_threads_live_threads");
    held.add(new Held(instance + ", threads", threads, THREADS_SLACK));
    long descriptors = (long) sum(metrics, "process_files_open_files");
    held.add(new Held(instance + ", descriptors", descriptors, DESCRIPTORS_SLACK));
  }

  private static void collectGarbage(Instance instance) throws IOException, InterruptedException {
    new ProcessBuilder(JCMD.toString(), Long.toString(instance.pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** On a connection of its own: one that was kept may end under a request. */
  private static List<String> metrics(URI service) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/metrics")).timeout(ANSWER).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofLines()).body().toList();
    }
  }

  private static double sum(List<String> metrics, String name) {
    return metrics.stream()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum)
        .orElseThrow(() -> new IllegalStateException("no metric " + name));
  }

  private static long connections(Cluster cluster) throws SQLException {
    try (Connection connection = cluster.connect();
        ResultSet rows = connection.createStatement().executeQuery(CONNECTED)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
