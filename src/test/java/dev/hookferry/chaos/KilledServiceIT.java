package dev.hookferry.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.chaos.check.Checker;
import dev.hookferry.chaos.check.Circumstances;
import dev.hookferry.chaos.check.Evidence;
import dev.hookferry.chaos.check.Subscriber;
import dev.hookferry.support.AccountApi;
import dev.hookferry.support.AccountApi.NewAccount;
import dev.hookferry.support.AccountApi.NewEndpoint;
import dev.hookferry.support.EmbeddedAccess;
import dev.hookferry.support.OwnCertificate;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is run: its own database, and kill -9 in the middle of its work. */
@Timeout(300)
class KilledServiceIT {

  private static final int EVENTS = 1_000;
  private static final int ENDPOINTS = 10;
  private static final int REQUESTS = 100;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY,
          "HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8",
          "HOOKFERRY_ENGINE_FLUSH_MARGIN", "PT1S",
          "HOOKFERRY_ENGINE_LEASE_MARGIN", "PT3S");

  @TempDir Path data;

  private volatile PackagedService service;

  @Test
  void given1000EventsTo10Endpoints_whenKilledInTheMiddle_thenNoneIsMissing() throws Exception {
    service = PackagedService.start(data, SETTINGS);
    try (Receivers receivers = new Receivers(1, OwnCertificate.file())) {
      NewAccount account =
          new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY).createAccount("killed");
      List<Subscriber> subscribers = subscribe(account, receivers);
      Publishing publishing = new Publishing(List.of(account), List.of(() -> service.uri()), 1);
      CompletableFuture<Void> published =
          Threads.start(() -> publishing.runAll(REQUESTS, EVENTS / REQUESTS));
      while (receivers.log().size() < EVENTS * ENDPOINTS / 4) {
        Thread.sleep(1);
      }
      service.kill9();
      int inFlight = leased(account);
      service = PackagedService.start(data, SETTINGS);
      published.join();

      Evidence evidence = atRest(account, subscribers, publishing, receivers);

      Evidence.Summary summary = evidence.summary();
      System.out.printf("killed with %d deliveries in flight: %s%n", inFlight, summary);
      assertEquals(List.of(), Checker.violations(evidence));
      assertEquals(EVENTS, summary.accepted());
      assertEquals(EVENTS * ENDPOINTS, summary.finished());
      assertTrue(summary.duplicates() <= inFlight, summary.toString());
    } finally {
      service.close();
    }
  }

  private List<Subscriber> subscribe(NewAccount account, Receivers receivers) {
    List<Subscriber> subscribers = new ArrayList<>();
    AccountApi api = new AccountApi(service.uri(), account.key());
    for (int i = 0; i < ENDPOINTS; i++) {
      String name = "well-" + i;
      NewEndpoint endpoint =
          api.createEndpoint(
              new JsonObject()
                  .put("url", receivers.url(Mood.WELL, name))
                  .put("timeout_seconds", Cluster.TIMEOUT.toSeconds()));
      receivers.own(name, endpoint.id(), endpoint.secret(), Mood.WELL);
      subscribers.add(
          new Subscriber(
              endpoint.id(),
              account.id(),
              Set.of(Scene.OFTEN, Scene.RARE),
              Duration.ofSeconds(5),
              1,
              true));
    }
    return subscribers;
  }

  /** The database lives on when its service is killed. */
  private int leased(NewAccount account) throws Exception {
    try (Connection connection = EmbeddedAccess.of(data).connect()) {
      return new DatabaseLog(connection, List.of(account)).leasedDeliveries();
    }
  }

  private Evidence atRest(
      NewAccount account, List<Subscriber> subscribers, Publishing publishing, Receivers receivers)
      throws Exception {
    try (Connection connection = EmbeddedAccess.of(data).connect()) {
      DatabaseLog database = new DatabaseLog(connection, List.of(account));
      long giveUpAt = System.nanoTime() + Duration.ofSeconds(120).toNanos();
      while (database.liveDeliveries(List.of()) > 0 && System.nanoTime() < giveUpAt) {
        Thread.sleep(50);
      }
      Circumstances circumstances =
          new Circumstances(
              Instant.now(),
              Cluster.LEASE.plusSeconds(5),
              0.1,
              Optional.empty(),
              Duration.ofSeconds(30),
              true);
      return new Evidence(
          subscribers,
          publishing.log(),
          receivers.log(),
          database.tables(),
          List.of(),
          List.of(),
          circumstances);
    }
  }
}
