package dev.hookferry.api.account;

import static dev.hookferry.support.Await.await;
import static dev.hookferry.support.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.flow.Intake;
import dev.hookferry.flow.PublishCommand;
import dev.hookferry.flow.PublishOutcome;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As many at once as the settings allow, and one more. */
@QuarkusTest
class FullTest {

  private final Intake intake;
  private final Pool pool;
  private final MeterRegistry meters;
  private final HookferryConfig config;
  private TestAccount account;

  FullTest(Intake intake, Pool pool, MeterRegistry meters, HookferryConfig config) {
    this.intake = intake;
    this.pool = pool;
    this.meters = meters;
    this.config = config;
  }

  @BeforeEach
  void createAccount() {
    account = TestAccount.create();
  }

  private double now(String executions, String method) {
    Gauge gauge =
        meters
            .find("ft.bulkhead.executions" + executions)
            .tag("method", "dev.hookferry.flow." + method)
            .gauge();
    return gauge == null ? 0 : gauge.value();
  }

  private static void assertFull(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .body("detail", equalTo("Service unavailable"));
  }

  @Test
  void givenManyThatPublish_whenOneMoreDoes_thenToldToComeBackAndNoneOfTheOthersIsLost() {
    SqlConnection other = await(pool::getConnection);
    await(() -> other.query("BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE").execute());
    NewEvent event =
        new NewEvent(Scope.ACCOUNT, "a", null, null, "{}".getBytes(), Audience.EVERYONE);
    PublishCommand command = new PublishCommand(account.id(), List.of(event), Optional.empty());
    List<CompletableFuture<PublishOutcome>> accepted =
        IntStream.range(0, config.api().publishes())
            .mapToObj(i -> intake.publish(command).subscribeAsCompletionStage())
            .toList();

    assertFull(publish());
    await(() -> other.query("ROLLBACK").execute());
    await(other::close);

    accepted.forEach(one -> assertEquals(PublishOutcome.Published.class, one.join().getClass()));
    publish().then().statusCode(202);
  }

  private Response publish() {
    return account
        .admin()
        .contentType("application/json")
        .body("{\"type\": \"a\", \"data\": {}}")
        .post("/v1/webhooks/events");
  }

  @Test
  void givenManyVerifications_whenOneMoreIsAsked_thenToldToComeBack() {
    int most = config.api().probes();
    try (var receiver = ScriptedReceiver.start().hangs();
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Object id = id(account.endpoint(receiver.url(), Map.of("timeout_seconds", 5)));
      List<CompletableFuture<Response>> asked =
          IntStream.range(0, 2 * most)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> verify(id), clients))
              .toList();
      eventually(() -> assertEquals(most, now("Waiting", "Probe.send")));
      assertEquals(most, now("Running", "Probe.send"));

      assertFull(verify(id));
      asked.forEach(one -> one.join().then().statusCode(200).body("verified", equalTo(false)));
    }
  }

  private static Object id(Map<String, Object> created) {
    return ((Map<?, ?>) created.get("endpoint")).get("id");
  }

  private Response verify(Object id) {
    return account.admin().post("/v1/webhooks/endpoints/" + id + "/verify");
  }
}
