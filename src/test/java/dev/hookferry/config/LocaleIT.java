package dev.hookferry.config;

import static dev.hookferry.support.Eventually.eventually;
import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.standardwebhooks.Webhook;
import dev.hookferry.support.AccountApi;
import dev.hookferry.support.AccountApi.NewEndpoint;
import dev.hookferry.support.PackagedService;
import dev.hookferry.support.PackagedService.Ended;
import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.PostgresServer;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on machines of other customs: digits, letters, time zones, charsets. */
class LocaleIT {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[ -~]*})? ([-+]?[0-9.]+(E-?[0-9]+)?|NaN|[-+]Inf)");
  private static final Pattern LOGGED =
      Pattern.compile(
          "20[0-9]{2}-[0-9T:.-]+Z INFO  attempt delivery=.* attempt=1 .*status=204 .*ms=[0-9]+");

  @TempDir Path data;

  @Test
  void givenPersianMachine_whenPublishedIntoItsOwnDatabase_thenDelivered() throws Exception {
    assumeTrue(PackagedService.isJar(), "the executable has no embedded database");
    Map<String, String> environment = environment("fa_IR.UTF-8", "Asia/Tehran");

    assertDelivers(
        PackagedService.command(
            "-Duser.language=fa", "-Duser.country=IR", "-Dfile.encoding=ISO-8859-1"),
        environment);
  }

  @Test
  void givenTurkishMachineWithIndianDigits_whenPublishedIntoADatabaseBeside_thenDelivered()
      throws Exception {
    try (PostgresServer postgres = PostgresServer.start(data.resolve("beside"))) {
      Map<String, String> environment = environment("tr_TR.ISO-8859-9", "Asia/Kathmandu");
      environment.put("HOOKFERRY_DATABASE_URL", PostgresServer.url(postgres.port(), "postgres"));
      environment.put("HOOKFERRY_MIGRATE", "true");
      environment.put("HOOKFERRY_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

      assertDelivers(
          PackagedService.command(
              "-Duser.language=tr",
              "-Duser.country=TR",
              "-Duser.extensions=u-nu-deva",
              "-Dfile.encoding=ISO-8859-9"),
          environment);
    }
  }

  private static Map<String, String> environment(String locale, String zone) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LC_ALL", locale);
    environment.put("TZ", zone);
    environment.put("HOOKFERRY_OPERATOR_KEY", PostgresResource.OPERATOR_KEY);
    environment.put("HOOKFERRY_EGRESS_ALLOW", "127.0.0.0/8");
    environment.put("QUARKUS_LOG_CATEGORY__DEV_HOOKFERRY_ATTEMPT__LEVEL", "DEBUG");
    return environment;
  }

  private void assertDelivers(List<String> command, Map<String, String> environment)
      throws Exception {
    PackagedService service = PackagedService.start(command, data, environment);
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(204)) {
      eventually(() -> get(service.uri() + "/q/health/ready").then().statusCode(200));
      AccountApi operator = new AccountApi(service.uri(), PostgresResource.OPERATOR_KEY);
      AccountApi account = new AccountApi(service.uri(), operator.createAccount("İŞ").key());
      NewEndpoint endpoint =
          account.createEndpoint(
              new JsonObject()
                  .put("url", receiver.url("/HIT?page=12"))
                  .put("headers", new JsonObject().put("X-ID", "12")));
      String event =
          AccountApi.accepted(
                  account.publish("{\"type\":\"INVOICE.I\",\"data\":\"ığI۱\"}", null).join())
              .getFirst()
              .id();

      ReceivedRequest request = receiver.next();
      assertEquals(event, request.header("webhook-id"));
      assertEquals("12", request.header("x-id"));
      assertTrue(
          request.text().contains("\"INVOICE.I\"") && request.text().contains("\"ığI۱\""),
          request.text());
      new Webhook(endpoint.secret())
          .verify(request.text(), HttpHeaders.of(request.headers(), (name, value) -> true));
      assertEquals(List.of(), unreadable(get(service.uri() + "/q/metrics").asString().lines()));
      assertEquals(200, get(service.uri() + "/q/health/ready").statusCode());
    } finally {
      Ended ended = service.stop();
      assertEquals(0, ended.exitCode(), ended.output());
      assertTrue(ended.output().lines().anyMatch(LOGGED.asMatchPredicate()), ended.output());
    }
  }

  private static List<String> unreadable(Stream<String> metrics) {
    return metrics
        .filter(line -> !line.startsWith("#") && !SAMPLE.matcher(line).matches())
        .toList();
  }
}
