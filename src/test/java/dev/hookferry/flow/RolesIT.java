package dev.hookferry.flow;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.AccountApi;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.PostgresServer;
import dev.hookferry.support.ScriptedReceiver;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One instance takes in, another delivers. */
class RolesIT {

  private static final String NEVER = "PT1H";

  @TempDir Path folder;

  private PackagedService start(PostgresServer postgres, String role) {
    Map<String, String> settings = new HashMap<>();
    settings.put("HOOKFERRY_ROLE", role);
    settings.put("HOOKFERRY_DATABASE_URL", PostgresServer.url(postgres.port(), "postgres"));
    settings.put("HOOKFERRY_MIGRATE", "true");
    settings.put("HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    settings.put("HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY);
    settings.put("HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8");
    settings.put("HOOKFERRY_ENGINE_POLL_INTERVAL", NEVER);
    return PackagedService.start(folder.resolve(role), settings);
  }

  @Test
  void givenApiAndWorker_whenPublished_thenTheWorkerHearsAndDelivers() {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        PackagedService api = start(postgres, "api");
        PackagedService worker = start(postgres, "worker");
        ScriptedReceiver receiver = ScriptedReceiver.start()) {
      AccountApi operator = new AccountApi(api.uri(), PostgresResource.OPERATOR_KEY);
      AccountApi account = new AccountApi(api.uri(), operator.createAccount("test").key());
      account.createEndpoint(new JsonObject().put("url", receiver.url()));
      AccountApi.accepted(account.publish("{\"type\":\"a\",\"data\":1}", null).join());
      receiver.next();

      assertEquals(404, account.at(worker.uri()).listEndpoints().statusCode());
      assertEquals("{\"detail\":\"Not found\"}", account.at(worker.uri()).listEndpoints().body());
      assertEquals(200, RestAssured.get(worker.uri() + "/q/health/ready").statusCode());
      assertEquals(200, account.listEndpoints().statusCode());
    }
  }

  @Test
  void givenAJobMadeAtTheApi_whenAWorkerComes_thenItIsTheOneThatRunsIt() {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        PackagedService api = start(postgres, "api");
        ScriptedReceiver receiver = ScriptedReceiver.start()) {
      AccountApi operator = new AccountApi(api.uri(), PostgresResource.OPERATOR_KEY);
      AccountApi account = new AccountApi(api.uri(), operator.createAccount("test").key());
      AccountApi.accepted(account.publish("{\"type\":\"a\",\"data\":1}", null).join());
      account.createEndpoint(new JsonObject().put("url", receiver.url()));
      String job = missing(account).then().statusCode(202).extract().path("id");
      try (PackagedService worker = start(postgres, "worker")) {
        assertEquals(List.of(), receiver.requests());
        assertEquals(job, receiver.next().header("webhook-replay"));
      }
    }
  }

  private static Response missing(AccountApi account) {
    return given()
        .header("X-API-Key", account.key())
        .contentType(JSON)
        .body("{\"kind\": \"replay\", \"mode\": \"missing\", \"since\": \"2020-01-01\"}")
        .post(account.service() + "/v1/webhooks/jobs");
  }

  @Test
  void givenWorkerWithAnOpenCircuit_whenTheUrlIsCorrectedAtTheApi_thenTheWorkerHearsAndDelivers() {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        PackagedService api = start(postgres, "api");
        PackagedService worker = start(postgres, "worker");
        ScriptedReceiver receiver = ScriptedReceiver.start()) {
      AccountApi operator = new AccountApi(api.uri(), PostgresResource.OPERATOR_KEY);
      AccountApi account = new AccountApi(api.uri(), operator.createAccount("test").key());
      ScriptedReceiver gone = ScriptedReceiver.start();
      gone.close();
      String id = account.createEndpoint(new JsonObject().put("url", gone.url())).id();
      String event = "{\"type\":\"a\",\"data\":1}";
      AccountApi.accepted(
          account.publish("[" + (event + ",").repeat(29) + event + "]", null).join());
      eventually(() -> assertEquals(1, openCircuits(worker)));

      given()
          .header("X-API-Key", account.key())
          .contentType(JSON)
          .body(new JsonObject().put("url", receiver.url()).encode())
          .patch(api.uri() + "/v1/webhooks/endpoints/" + id)
          .then()
          .statusCode(200);

      receiver.next();
      assertEquals(0, openCircuits(worker));
    }
  }

  private static int openCircuits(PackagedService service) {
    return RestAssured.get(service.uri() + "/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("hookferry_circuits_open"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }
}
