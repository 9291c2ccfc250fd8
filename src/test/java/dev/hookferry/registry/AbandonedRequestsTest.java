package dev.hookferry.registry;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.account.Accounts;
import dev.hookferry.registry.account.NewAccount;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that go away while their request is within a transaction. */
@QuarkusTest
@Timeout(120) // where it fails it waits
class AbandonedRequestsTest {

  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 10;

  private static final String WAITING =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND query LIKE '%FOR NO KEY UPDATE%'
      """;

  private static final String UNDER_WAY =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
      """;

  @TestHTTPResource URI origin;
  @Inject Accounts accounts;
  @Inject Endpoints endpoints;
  @Inject Pool pool;
  @Inject MeterRegistry meters;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int connections;

  private NewAccount account;
  private UUID endpoint;

  @BeforeEach
  void makeEndpoint() {
    account = await(() -> accounts.create("acme"));
    Endpoint draft = new Endpoint();
    draft.accountId = account.account().id;
    draft.surface = "account";
    draft.scopeKind = Scope.ACCOUNT.kind().text();
    draft.scopeId = Scope.ACCOUNT.id();
    draft.url = "https://example.com/";
    await(() -> endpoints.create(draft));
    endpoint = draft.id;
  }

  @Test
  void givenClientsGoneWithinTransactions_whenThereWere200_thenThePoolGivesAllItsConnections()
      throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      abandonSome();
    }
    assertThePoolGivesAll();
    assertEquals("changed", name(), "what was begun was done");
  }

  @Test
  void givenClientsGoneAtAnyMoment_whenThereWere200_thenThePoolGivesAllItsConnections()
      throws IOException {
    Deque<Socket> clients = new ArrayDeque<>();
    for (int i = 0; i < ROUNDS * AT_ONCE; i++) {
      clients.add(request());
      while (clients.size() > i % AT_ONCE) {
        clients.remove().close();
      }
    }
    for (Socket client : clients) {
      client.close();
    }
    assertThePoolGivesAll();
  }

  private void assertThePoolGivesAll() {
    eventually(() -> assertEquals(0, count(UNDER_WAY)));
    List<SqlConnection> all = await(this::allConnections);
    all.forEach(connection -> await(connection::close));
    assertEquals(connections, all.size());
  }

  /** Requests that wait for a lock are in a transaction; they get it once nobody waits for them. */
  private void abandonSome() throws IOException {
    double open = openConnections();
    SqlConnection holder = await(pool::getConnection);
    await(() -> holder.query("BEGIN").execute());
    await(
        () ->
            holder
                .preparedQuery("SELECT id FROM endpoint WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(endpoint)));
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      clients.add(request());
    }
    eventually(() -> assertEquals(AT_ONCE, count(WAITING)));
    for (Socket client : clients) {
      client.close();
    }
    eventually(() -> assertTrue(openConnections() <= open, "clients not seen to go"));
    await(() -> holder.query("COMMIT").execute());
    await(holder::close);
    eventually(() -> assertEquals(0, count(UNDER_WAY)));
  }

  private Socket request() throws IOException {
    Socket socket = new Socket(origin.getHost(), origin.getPort());
    String body = "{\"name\": \"changed\"}";
    String request =
        """
        PATCH /v1/webhooks/endpoints/%s HTTP/1.1
        Host: %s
        X-API-Key: %s
        Content-Type: application/json
        Content-Length: %d

        %s"""
            .formatted(
                PublicId.ENDPOINT.of(endpoint),
                origin.getAuthority(),
                account.secretKey(),
                body.length(),
                body);
    socket
        .getOutputStream()
        .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private double openConnections() {
    return meters.get("http.server.active.connections").gauge().value();
  }

  private long count(String transactions) {
    return await(() -> pool.query(transactions).execute()).iterator().next().getLong(0);
  }

  private Uni<List<SqlConnection>> allConnections() {
    List<Uni<SqlConnection>> wanted =
        Stream.generate(pool::getConnection).limit(connections).toList();
    return Uni.join().all(wanted).andFailFast().ifNoItem().after(Duration.ofSeconds(20)).fail();
  }

  private String name() {
    return await(() -> endpoints.find(EndpointSet.all(account.account().id), endpoint))
        .orElseThrow()
        .name;
  }
}
