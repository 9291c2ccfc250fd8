package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.WEBHOOKS;
import static dev.hookferry.api.device.DeviceClient.refused;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hookferry.support.PostgresResource;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in: looked at before anything else of a request. */
@QuarkusTest
class DeviceAuthTest {

  private static final String ADMINISTRATORS = "Administrator rights required";

  /** Each with something else wrong, that must not be what the answer is about. */
  static Stream<Arguments> operations() {
    return Stream.of(
        arguments("POST", ""),
        arguments("GET", "?limit=7"),
        arguments("GET", "/odd"),
        arguments("PUT", "/odd"),
        arguments("DELETE", "/odd"),
        arguments("POST", "/odd/test"),
        arguments("GET", "/events?limit=7"),
        arguments("GET", "/events/odd"),
        arguments("GET", "/events/retry/queue?limit=7"),
        arguments("GET", "/events/retry/dashboard?from=odd"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givenNoKeyOrAWrongOne_whenCalled_then401(String method, String path) {
    refused(given().request(method, WEBHOOKS + path).then(), 401, "Log In");
    refused(new DeviceClient("hk_nobodys").send(method, path, "{"), 401, "Log In");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givenKeyOfNoAdministrator_whenCalled_then403(String method, String path) {
    TestAccount account = TestAccount.create();
    Stream.of(
            account.key("member"),
            account.key("publisher"),
            account.key("member", "device", "door-1"),
            account.key("admin", "user", "default"),
            account.key("admin", "target", "door-1"),
            PostgresResource.OPERATOR_KEY)
        .map(DeviceClient::new)
        .forEach(client -> refused(client.send(method, path, "{"), 403, ADMINISTRATORS));
  }
}
