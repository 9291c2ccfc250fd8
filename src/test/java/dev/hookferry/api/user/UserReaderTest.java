package dev.hookferry.api.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the setting for http changes, which is on in all other tests. */
class UserReaderTest {

  private static final String HTTP = "http://example.com/hook";

  @Test
  void givenHttpIsOff_whenRead_thenOnlyHttpsIsSecure() {
    UserReader reader = reader("false");
    ApiException refused = assertThrows(ApiException.class, () -> read(reader, HTTP));
    assertEquals(
        List.of("should be a secure URL with HTTPS"),
        ((ApiError.Invalid) refused.error())
            .violations().stream().map((Violation v) -> UserRule.words(v)).toList());
    assertEquals(Optional.of("https://example.com/"), read(reader, "https://example.com/").url());
  }

  @Test
  void givenHttpIsOn_whenRead_thenBothAreTaken() {
    assertEquals(Optional.of(HTTP), read(reader("true"), HTTP).url());
  }

  private static UserWebhook read(UserReader reader, String url) {
    String body = "{\"url\":\"%s\",\"events\":[\"all\"]}".formatted(url);
    return reader.change(body.getBytes(StandardCharsets.UTF_8));
  }

  private static UserReader reader(String http) {
    HookferryConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withDefaultValue("hookferry.egress.http", http)
            .withMapping(HookferryConfig.class)
            .build()
            .getConfigMapping(HookferryConfig.class);
    return new UserReader(new AddressGuard(List.of()), config);
  }
}
