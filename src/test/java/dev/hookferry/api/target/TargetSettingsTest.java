package dev.hookferry.api.target;

import static dev.hookferry.support.Await.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Values;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.Cidr;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.flow.Intake;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.support.ScriptedReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operator's settings change. */
@QuarkusTest
class TargetSettingsTest extends TargetApiTest {

  private static final Scope T_1 = new Scope(ScopeKind.TARGET, "t-1");
  private static final String HTTP = "http://example.com/";

  @Inject Endpoints endpoints;
  @Inject Intake intake;

  @Test
  void givenHttpUrl_whenRead_thenTakenOnlyWhereTheOperatorSaysSo() {
    assertEquals(HTTP, read("hookferry.egress.http", "true", HTTP).get(TargetFields.URL));
    var refusal =
        assertThrows(ApiException.class, () -> read("hookferry.egress.http", "false", HTTP));
    var invalid = (ApiError.Invalid) refusal.error();
    assertEquals("Enter a valid URL.", TargetErrors.words(invalid.violations().getFirst()));
  }

  @Test
  void givenRegistrationEventsSwitchedOff_whenRegistered_thenTheEventIsStoredForNobody() {
    try (var receiver = ScriptedReceiver.start()) {
      Owner target = new Owner(account.id(), T_1, Optional.empty());
      var settings = read("hookferry.egress.http", "true", receiver.url());
      var made =
          await(
              () ->
                  endpoints
                      .create(TargetMapper.draft(target, settings))
                      .map(TargetMapper::endpoint)
                      .chain(silent()::register));
      assertEquals(List.of(), made.event().webhooks());
      admin()
          .get(EVENTS + made.event().id())
          .then()
          .statusCode(200)
          .body("event_type", equalTo("target_created"))
          .body("webhooks", hasSize(0));
      account.publish("target", "t-1", "scan_failed", "{}");
      assertTrue(receiver.next().text().contains("scan_failed"));
    }
  }

  private Registrations silent() {
    return new Registrations(intake, config("hookferry.target.registration-event", "false"));
  }

  private static Values read(String name, String value, String url) {
    ObjectNode data = new ObjectMapper().createObjectNode().put("url", url);
    var loopback = new AddressGuard(List.of(Cidr.parse("127.0.0.0/8")));
    return new Requests(loopback, config(name, value))
        .body(TargetFields.WHOLE, data, Coercion.DJANGO_REST);
  }

  private static HookferryConfig config(String name, String value) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(Map.of(name, value), "", 1))
        .withMapping(HookferryConfig.class)
        .build()
        .getConfigMapping(HookferryConfig.class);
  }
}
