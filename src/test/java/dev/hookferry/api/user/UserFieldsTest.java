package dev.hookferry.api.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the setting for http changes, which is on in all other tests. */
class UserFieldsTest {

  private static final String HTTP = "http://example.com/hook";

  @Test
  void givenHttpIsOff_whenRead_thenOnlyHttpsIsSecure() {
    Requests requests = requests("false");
    ApiException refused = assertThrows(ApiException.class, () -> read(requests, HTTP));
    assertEquals(
        List.of("should be a secure URL with HTTPS"),
        ((ApiError.Invalid) refused.error())
            .violations().stream().map((Violation v) -> UserErrors.words(v)).toList());
    assertEquals(
        Optional.of("https://example.com/"),
        read(requests, "https://example.com/").optional(UserFields.URL));
  }

  @Test
  void givenHttpIsOn_whenRead_thenBothAreTaken() {
    assertEquals(Optional.of(HTTP), read(requests("true"), HTTP).optional(UserFields.URL));
  }

  private static Values read(Requests requests, String url) {
    String body = "{\"url\":\"%s\",\"events\":[\"all\"]}".formatted(url);
    return requests.body(
        UserFields.CHANGE,
        UserFields.json(body.getBytes(StandardCharsets.UTF_8)),
        Coercion.CLASS_VALIDATOR);
  }

  private static Requests requests(String http) {
    HookferryConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withDefaultValue("hookferry.egress.http", http)
            .withMapping(HookferryConfig.class)
            .build()
            .getConfigMapping(HookferryConfig.class);
    return new Requests(new AddressGuard(List.of()), config);
  }
}
