package dev.hookferry.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.AccountApi;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.PostgresServer;
import dev.hookferry.support.ScriptedReceiver;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
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
}
