package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import dev.hookferry.support.AccountApi.NewAccount;
import dev.hookferry.support.AccountApi.NewEndpoint;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A fresh service with an empty database, an account and a receiver: what a scenario measures on.
 */
final class Bed implements AutoCloseable {

  private final Path data;
  private final Optional<Database> external;
  private final List<String> command;
  private final Map<String, String> environment;
  private final ReceiverProcess receiver;
  private final List<PackagedService> others = new ArrayList<>();
  private PackagedService service;
  private AccountApi api;
  private int accountId;

  private Bed(Settings settings, List<String> command, Map<String, String> more) throws Exception {
    this.command = command;
    Files.createDirectories(Settings.FOLDER);
    data = Files.createTempDirectory(Settings.FOLDER, "data-").toAbsolutePath();
    external =
        settings.databaseUrl().isPresent()
            ? Optional.of(Database.createdOn(URI.create(settings.databaseUrl().get())))
            : Optional.empty();
    environment = environment(more);
    receiver = ReceiverProcess.start();
  }

  /**
   * Starts the packaged jar, or the executable that a property names, with these settings besides
   * those that every measurement has.
   */
  static Bed start(Settings settings, Map<String, String> more) throws Exception {
    return start(settings, command(), more);
  }

  private static List<String> command() {
    String executable = System.getProperty("bench.executable");
    return executable == null ? PackagedService.javaCommand() : List.of(executable);
  }

  /** The same by another command. */
  static Bed start(Settings settings, List<String> command, Map<String, String> more)
      throws Exception {
    Bed bed = new Bed(settings, command, more);
    try {
      bed.startService();
      return bed;
    } catch (RuntimeException e) {
      bed.close();
      throw e;
    }
  }

  private void startService() {
    service = PackagedService.start(command, data, environment);
    NewAccount account =
        new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY).createAccount("bench");
    accountId = account.id();
    api = new AccountApi(service.uri(), account.key());
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY);
    environment.put("HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    environment.put("HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8");
    external.ifPresent(
        database -> {
          environment.put("HOOKFERRY_DATABASE_URL", database.url().toString());
          environment.put("HOOKFERRY_MIGRATE", "true");
        });
    environment.putAll(more);
    return environment;
  }

  /** Stops the service and starts it once more on its data; how long that took, in milliseconds. */
  double restart() {
    service.stop();
    environment.computeIfPresent("HOOKFERRY_MIGRATE", (name, value) -> "false");
    long startNanos = System.nanoTime();
    service = PackagedService.start(command, data, environment);
    api = api.at(service.uri());
    while (api.listEndpoints().statusCode() != 200) {
      Thread.onSpinWait();
    }
    return (System.nanoTime() - startNanos) / 1e6;
  }

  AccountApi api() {
    return api;
  }

  int accountId() {
    return accountId;
  }

  ReceiverProcess receiver() {
    return receiver;
  }

  /** The service's process, the first one where there are several. */
  ProcessUse service() {
    return new ProcessUse(service.pid());
  }

  /** The processes of all instances. */
  List<ProcessUse> services() {
    return Stream.concat(Stream.of(service), others.stream())
        .map(one -> new ProcessUse(one.pid()))
        .toList();
  }

  /** Starts one more instance on the same database; the account's API there. */
  AccountApi addInstance() throws IOException {
    Map<String, String> more = new HashMap<>(environment);
    more.put("HOOKFERRY_DATABASE_URL", database().url().toString());
    more.put("HOOKFERRY_MIGRATE", "false");
    PackagedService other = PackagedService.start(command, data, more);
    others.add(other);
    return api.at(other.uri());
  }

  /** Makes one more account; its API. */
  AccountApi addAccount(String name) {
    AccountApi operator = new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY);
    return new AccountApi(service.uri(), operator.createAccount(name).key());
  }

  Database database() throws IOException {
    return external.isPresent() ? external.get() : Database.embedded(data);
  }

  /** Endpoints 0 to {@code count - 1}, each wanting its own type of {@link Bodies}. */
  List<NewEndpoint> endpoints(int count) {
    return endpoints(count, Bodies::type, receiver::url);
  }

  List<NewEndpoint> endpoints(int count, IntFunction<String> pattern, IntFunction<String> url) {
    return endpoints(api, count, pattern, url);
  }

  /** Endpoints of this account. */
  static List<NewEndpoint> endpoints(
      AccountApi api, int count, IntFunction<String> pattern, IntFunction<String> url) {
    return api.createEndpoints(
        count,
        number ->
            new JsonObject()
                .put("url", url.apply(number))
                .put("event_patterns", new JsonArray().add(pattern.apply(number))));
  }

  Publisher publisher(int connections) {
    return new Publisher(List.of(api), connections);
  }

  @Override
  public void close() throws Exception {
    receiver.close();
    others.forEach(PackagedService::close);
    if (service != null) {
      service.close();
    }
    if (external.isPresent()) {
      external.get().close();
    }
    delete(data);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
