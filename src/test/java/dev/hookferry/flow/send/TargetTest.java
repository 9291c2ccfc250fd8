package dev.hookferry.flow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @ParameterizedTest
  @CsvSource({
    "http://example.com,               example.com,      80,   false, /",
    "HTTPS://Example.com?a=b,          example.com,      443,  true,  /?a=b",
    "https://my_service:8443/x,        my_service,       8443, true,  /x",
    "https://[2606:4700::1111]:444/x,  2606:4700::1111,  444,  true,  /x",
    "http://a/hooks/{id}|x?y=<z>,      a,                80,   false, /hooks/%7Bid%7D%7Cx?y=%3Cz%3E",
    "http://a/%7e/100%/%zz?f[a]=%4,    a,                80,   false, /%7e/100%25/%25zz?f%5Ba%5D=%254",
  })
  void givenStoredUrl_whenTargeted_thenItsParts(
      String url, String host, int port, boolean https, String uri) {
    Target target = Target.of(url);
    assertEquals(uri, target.uri());
    assertEquals(
        List.of(new Route(host, port, https, true, LOOPBACK)),
        target.routes(List.of(LOOPBACK), true));
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/,              example.com",
    "http://example.com:80/,           example.com",
    "https://example.com:443/,         example.com",
    "http://example.com:443/,          example.com:443",
    "https://Bücher.example:8443/,     xn--bcher-kva.example:8443",
    "http://example.com./,             example.com.",
    "http://1.1.1.1:8080/,             1.1.1.1:8080",
    "http://[::1]/,                    [::1]",
    "https://[::1]:443/,               [::1]",
    "http://[2606:4700::ABCD]:8080/,   [2606:4700::abcd]:8080",
    "http://[::ffff:1.2.3.4]:8080/,    [::ffff:1.2.3.4]:8080",
  })
  void givenStoredUrl_whenTargeted_thenWhatItsHostHeaderSays(String url, String authority) {
    assertEquals(authority, Target.of(url).authority());
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/,         true",
    "http://localhost/,           true",
    "http://1.1.1.1/,             false",
    "http://[::1]/,               false",
  })
  void givenStoredUrl_whenTargeted_thenWhetherByName(String url, boolean byName) {
    Route route = Target.of(url).routes(List.of(LOOPBACK), true).getFirst();
    assertEquals(byName, route.isByName());
  }

  @Test
  void givenNoUrl_whenTargeted_thenFails() {
    assertThrows(IllegalArgumentException.class, () -> Target.of("nonsense"));
  }

  @Property
  void givenUrlThatMayBeStored_whenTargeted_thenTheWireHoldsAUri(
      @ForAll @CharRange(from = '!', to = '~') String text) {
    String url = "http://a_b/" + text;
    if (ReceiverUrl.check(url, new AddressGuard(List.of())) instanceof UrlCheck.Valid) {
      assertEquals("a", URI.create("http://a" + Target.of(url).uri()).getHost());
    }
  }
}
