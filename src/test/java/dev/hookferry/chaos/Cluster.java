package dev.hookferry.chaos;

import dev.hookferry.support.AccountApi;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.PostgresServer;
import dev.hookferry.support.Volume;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three instances that share a PostgreSQL, which they reach through a proxy that can fail. */
final class Cluster implements AutoCloseable {

  /** Shortest that an endpoint may have. */
  static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** Short, so that a run sees what becomes of leases that were lost. */
  static final Duration LEASE = TIMEOUT.plusSeconds(4);

  static final Duration POLL = Duration.ofSeconds(1);
  static final double RETRY_TIMESCALE = 0.1;

  static final int SIZE = 3;
  private static final String DATABASE = "postgres";

  private final Optional<Volume> volume;
  private final PostgresServer postgres;
  private final FaultProxy proxy;
  private final List<Instance> instances;
  private Footprint base;

  private Cluster(Path folder, Optional<Volume> volume) {
    this.volume = volume;
    postgres =
        volume
            .map(PostgresServer::start)
            .orElseGet(() -> PostgresServer.start(folder.resolve("postgres")));
    proxy = new FaultProxy(postgres.port());
    Map<String, String> environment = environment(proxy.port());
    instances =
        IntStream.range(0, SIZE)
            .mapToObj(i -> new Instance("instance " + i, folder.resolve("data-" + i), environment))
            .toList();
  }

  /** Starts one with all its files in this folder. */
  static Cluster start(Path folder) throws Exception {
    return started(new Cluster(folder, Optional.empty()));
  }

  /** Starts one whose database lies on a volume of its own, which can be full. */
  static Cluster start(Path folder, Volume volume) throws Exception {
    return started(new Cluster(folder, Optional.of(volume)));
  }

  private static Cluster started(Cluster cluster) throws Exception {
    try {
      cluster.instances.getFirst().start(true);
      atOnce(cluster.instances.stream().skip(1), instance -> instance.start(false));
      cluster.base = Footprint.of(cluster);
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private static void atOnce(Stream<Instance> instances, Consumer<Instance> action) {
    instances
        .map(instance -> CompletableFuture.runAsync(() -> action.accept(instance)))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static Map<String, String> environment(int databasePort) {
    return Map.ofEntries(
        Map.entry("HOOKFERRY_DATABASE_URL", PostgresServer.url(databasePort, DATABASE)),
        Map.entry("HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
        Map.entry("HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY),
        Map.entry("HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8"),
        Map.entry("HOOKFERRY_RETRY_TIMESCALE", Double.toString(RETRY_TIMESCALE)),
        Map.entry("QUARKUS_HTTP_IDLE_TIMEOUT", "3S"),
        Map.entry("HOOKFERRY_ENGINE_POLL_INTERVAL", POLL.toString()),
        Map.entry("HOOKFERRY_ENGINE_CIRCUIT_LONGEST_PROBE_AFTER", "PT30S"),
        Map.entry("HOOKFERRY_ENGINE_FLUSH_MARGIN", "PT1S"),
        Map.entry("HOOKFERRY_ENGINE_LEASE_MARGIN", "PT3S"));
  }

  List<Instance> instances() {
    return instances;
  }

  /** Where each of them listens now, or did last. */
  List<Supplier<URI>> services() {
    return instances.stream().<Supplier<URI>>map(instance -> instance::uri).toList();
  }

  /** Where the files of the database are, if it has a volume of its own. */
  Volume volume() {
    return volume.orElseThrow();
  }

  /** What it held when it was new; what is leaked a little at a time adds up over its runs. */
  Footprint base() {
    return base;
  }

  PostgresServer postgres() {
    return postgres;
  }

  FaultProxy proxy() {
    return proxy;
  }

  AccountApi operator() {
    return new AccountApi(instances.getFirst().uri(), PostgresResource.OPERATOR_KEY);
  }

  /** Past the proxy. */
  Connection connect() throws SQLException {
    return postgres.connect(DATABASE);
  }

  @Override
  public void close() {
    proxy.mode(FaultProxy.Mode.OPEN);
    atOnce(instances.stream(), Instance::close);
    proxy.close();
    postgres.close();
  }
}
