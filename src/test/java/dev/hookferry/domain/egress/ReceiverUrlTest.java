package dev.hookferry.domain.egress;

import static dev.hookferry.domain.egress.Addresses.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.domain.egress.UrlCheck.Invalid;
import dev.hookferry.domain.egress.UrlCheck.Reason;
import dev.hookferry.domain.egress.UrlCheck.Valid;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverUrlTest {

  private static final AddressGuard STRICT = new AddressGuard(List.of());

  @ParameterizedTest
  @CsvSource({
    "https://example.com,              https, example.com,  443,   /",
    "http://example.com,               http,  example.com,  80,    /",
    "HTTPS://Example.COM/A?b=C,        https, example.com,  443,   /A?b=C",
    "https://example.com?a=b,          https, example.com,  443,   /?a=b",
    "https://example.com/a@b:c?d=//e,  https, example.com,  443,   /a@b:c?d=//e",
    "https://example.com:8443/,        https, example.com,  8443,  /",
    "https://example.com:/,            https, example.com,  443,   /",
    "http://example.com:65535/x,       http,  example.com,  65535, /x",
    "http://localhost:1/x,             http,  localhost,    1,     /x",
    "http://my_service.a-b.local./,    http,  my_service.a-b.local., 80, /",
    "https://3com.com,                 https, 3com.com,     443,   /",
    "https://127.0.0.1.nip.io,         https, 127.0.0.1.nip.io, 443, /",
    "https://1.1.1.1/x,                https, 1.1.1.1,      443,   /x",
    "https://[2606:4700::1111]:444/x,  https, [2606:4700::1111], 444, /x",
    "https://[2606:4700::ABCD],        https, [2606:4700::abcd], 443, /",
    "https://exämple.com/,             https, xn--exmple-cua.com, 443, /",
    "HTTP://EXÄMPLE.com:81?x,          http,  xn--exmple-cua.com, 81, /?x",
    "'https://exa\u0308mple.com/',     https, xn--exmple-cua.com, 443, /",
    "https://exäm\u00ADple.com/,       https, xn--exmple-cua.com, 443, /",
    "https://straße.de/,               https, xn--strae-oqa.de, 443, /",
    "https://STRAẞE.de/,               https, xn--strae-oqa.de, 443, /",
    "https://βόλος.com/,               https, xn--nxasmm1c.com, 443, /",
    "https://ΒΌΛΟΣ.com/,               https, xn--nxasmq6b.com, 443, /",
    "https://bücher。例え．テスト/,      https, xn--bcher-kva.xn--r8jz45g.xn--zckzah, 443, /",
    "https://ＥＸＡＭＰＬＥ.com/,        https, example.com, 443, /",
    "https://☃.net/,                   https, xn--n3h.net, 443, /",
    "https://😀.example/,              https, xn--e28h.example, 443, /",
    "https://пример.испытание/,        https, xn--e1afmkfd.xn--80akhbyknj4f, 443, /",
    "'https://نامه\u200Cای.com/',      https, xn--mgba3gch31f060k.com, 443, /",
    "'https://क्\u200Dष.com/',         https, xn--11b2ezcw70k.com, 443, /",
    "https://my_sërvice.local./,       https, xn--my_srvice-y4a.local., 443, /",
    "https://XN--EXMPLE-CUA.com/,      https, xn--exmple-cua.com, 443, /",
  })
  void givenUrl_whenChecked_thenItsParts(
      String url, String scheme, String host, int port, String pathAndQuery) {
    assertEquals(
        new Valid(new ReceiverUrl(scheme, host, port, pathAndQuery)),
        ReceiverUrl.check(url, STRICT));
  }

  @ParameterizedTest
  @CsvSource({
    ",                                NOT_ABSOLUTE_HTTP",
    "'',                              NOT_ABSOLUTE_HTTP",
    "example.com,                     NOT_ABSOLUTE_HTTP",
    "//example.com/x,                 NOT_ABSOLUTE_HTTP",
    "/x,                              NOT_ABSOLUTE_HTTP",
    "ftp://example.com,               NOT_ABSOLUTE_HTTP",
    "file:///etc/passwd,              NOT_ABSOLUTE_HTTP",
    "https:example.com,               NOT_ABSOLUTE_HTTP",
    "https:/example.com,              NOT_ABSOLUTE_HTTP",
    "https://,                        NOT_ABSOLUTE_HTTP",
    "https:///x,                      NOT_ABSOLUTE_HTTP",
    "https://?x,                      NOT_ABSOLUTE_HTTP",
    "' https://example.com',          NOT_ABSOLUTE_HTTP",
    "'https://example.com/a b',       NOT_ABSOLUTE_HTTP",
    "'https://example.com/a\tb',      NOT_ABSOLUTE_HTTP",
    "'https://example.com/a\r\nX: b', NOT_ABSOLUTE_HTTP",
    "'https://exam\u0000ple.com/',    NOT_ABSOLUTE_HTTP",
    "https://example.com/ä,           NOT_ABSOLUTE_HTTP",
    "https://example.com?ä,           NOT_ABSOLUTE_HTTP",
    "'https://exam\u00A0ple.com/',    ODD_HOST",
    "'https://exam\u202Eple.com/',    ODD_HOST",
    "'https://\u0308a.com/',          ODD_HOST",
    "'https://a\u200Cb.com/',         ODD_HOST",
    "'https://a\uD800b.com/',         ODD_HOST",
    "https://ä\u2488com/,              ODD_HOST",
    "https://ä︒com/,                  ODD_HOST",
    "https://ä℀.com/,                 ODD_HOST",
    "https://-ä.com/,                 ODD_HOST",
    "https://xn--ä.com/,              ODD_HOST",
    "https://ä..com/,                 ODD_HOST",
    "https://exämple.com:８０/,        ODD_HOST",
    "https://１２７.0.0.1/,            ODD_HOST",
    "https://127。0。0。1/,            ODD_HOST",
    "https://０x7f.1/,                ODD_HOST",
    "https://①/,                      ODD_HOST",
    "https://[：：1]/,                 ODD_HOST",
    "https://us\u00E9r@example.com/,   USERINFO",
    "https://user@example.com/,       USERINFO",
    "https://user:pass@example.com/,  USERINFO",
    "https://@example.com/,           USERINFO",
    "https://example.com\\@127.0.0.1/, USERINFO",
    "https://example.com/#,           FRAGMENT",
    "https://example.com/x#y,         FRAGMENT",
    "https://example.com#@evil.com,   FRAGMENT",
    "https://:80/,                    ODD_HOST",
    "https://example.com:0/,          ODD_HOST",
    "https://example.com:65536/,      ODD_HOST",
    "https://example.com:99999999999/, ODD_HOST",
    "https://example.com:-1/,         ODD_HOST",
    "https://example.com:80:80/,      ODD_HOST",
    "https://example.com:8o/,         ODD_HOST",
    "https://127.1/,                  ODD_HOST",
    "https://127.0.1/,                ODD_HOST",
    "https://2130706433/,             ODD_HOST",
    "https://0x7f000001/,             ODD_HOST",
    "https://0x7f.1/,                 ODD_HOST",
    "https://0X7F.0.0.1/,             ODD_HOST",
    "https://127.0.0.0x1/,            ODD_HOST",
    "https://0177.0.0.1/,             ODD_HOST",
    "https://127.0.0.01/,             ODD_HOST",
    "https://127.0.0.1./,             ODD_HOST",
    "https://1.1.1.256/,              ODD_HOST",
    "https://1.2.3.4.5/,              ODD_HOST",
    "https://0/,                      ODD_HOST",
    "https://a.0x/,                   ODD_HOST",
    "https://[::1%25eth0]/,           ODD_HOST",
    "https://[fe80::1%eth0]/,         ODD_HOST",
    "https://[127.0.0.1]/,            ODD_HOST",
    "https://[]/,                     ODD_HOST",
    "https://[::1/,                   ODD_HOST",
    "https://::1/,                    ODD_HOST",
    "https://[::1]x/,                 ODD_HOST",
    "https://exa%6Dple.com/,          ODD_HOST",
    "https://a..b/,                   ODD_HOST",
    "https://.a/,                     ODD_HOST",
    "https://-a.com/,                 ODD_HOST",
    "https://a\\b/,                   ODD_HOST",
    "https://a;b/,                    ODD_HOST",
    "https://127.0.0.1/,              BLOCKED_ADDRESS",
    "http://0.0.0.0:80/,              BLOCKED_ADDRESS",
    "http://169.254.169.254/latest,   BLOCKED_ADDRESS",
    "https://[::1]/,                  BLOCKED_ADDRESS",
    "https://[::]/,                   BLOCKED_ADDRESS",
    "https://[::ffff:127.0.0.1]/,     BLOCKED_ADDRESS",
    "https://[::ffff:7f00:1]/,        BLOCKED_ADDRESS",
    "https://[fd00:ec2::254]/,        BLOCKED_ADDRESS",
  })
  void givenOddUrl_whenChecked_thenItsReason(String url, Reason reason) {
    assertEquals(new Invalid(reason), ReceiverUrl.check(url, STRICT));
  }

  @Test
  void givenLongUrl_whenChecked_thenValidUpTo2048Characters() {
    String url = "https://example.com/";
    String longest = url + "a".repeat(2048 - url.length());
    assertInstanceOf(Valid.class, ReceiverUrl.check(longest, STRICT));
    assertEquals(new Invalid(Reason.TOO_LONG), ReceiverUrl.check(longest + "a", STRICT));
  }

  @Test
  void givenLongName_whenChecked_thenLabelsUpTo63Characters() {
    String label = "a".repeat(63);
    assertInstanceOf(Valid.class, ReceiverUrl.check("https://" + label + ".com", STRICT));
    assertEquals(
        new Invalid(Reason.ODD_HOST), ReceiverUrl.check("https://" + label + "a.com", STRICT));
    assertEquals(
        new Invalid(Reason.ODD_HOST),
        ReceiverUrl.check("https://" + (label + ".").repeat(4) + "com", STRICT));
  }

  @Test
  void givenLongNameBeyondAscii_whenChecked_thenItsAsciiFormCounts() {
    assertInstanceOf(Valid.class, ReceiverUrl.check("https://" + "ä".repeat(56) + ".com", STRICT));
    assertEquals(
        new Invalid(Reason.ODD_HOST),
        ReceiverUrl.check("https://" + "ä".repeat(64) + ".com", STRICT));
    assertEquals(
        new Invalid(Reason.ODD_HOST),
        ReceiverUrl.check("https://" + "\uDBFF\uDFFD".repeat(900), STRICT));
  }

  @Test
  void givenAllowedLoopback_whenChecked_thenValid() {
    AddressGuard guard = new AddressGuard(List.of(Cidr.parse("127.0.0.0/8")));
    assertInstanceOf(Valid.class, ReceiverUrl.check("http://127.0.0.1:8080/x", guard));
  }

  @ParameterizedTest
  @CsvSource({"1.1.1.1, 1.1.1.1", "[2606:4700::1111], 2606:4700::1111"})
  void givenAddressAsHost_whenLiteral_thenTheAddress(String host, String expected) {
    ReceiverUrl url = new ReceiverUrl("https", host, 443, "/");
    assertEquals(Optional.of(address(expected)), url.literal());
  }

  @Test
  void givenName_whenLiteral_thenEmpty() {
    assertEquals(Optional.empty(), new ReceiverUrl("https", "localhost", 443, "/").literal());
  }

  @Test
  void givenScheme_whenHttps_thenForHttpsAlone() {
    assertEquals(true, new ReceiverUrl("https", "a", 443, "/").https());
    assertEquals(false, new ReceiverUrl("http", "a", 443, "/").https());
  }

  @Test
  void givenSecretInQuery_whenText_thenWithoutIt() {
    ReceiverUrl url = new ReceiverUrl("https", "a.com", 443, "/x?token=secret");
    assertEquals("https://a.com:443", url.toString());
  }

  @Test
  void givenCheckedUrl_whenReadAgain_thenTheSamePartsWithoutAGuard() {
    assertEquals(
        new ReceiverUrl("http", "127.0.0.1", 80, "/x"), ReceiverUrl.of("http://127.0.0.1/x"));
    assertThrows(IllegalArgumentException.class, () -> ReceiverUrl.of("ftp://example.com"));
    assertThrows(IllegalArgumentException.class, () -> ReceiverUrl.of(null));
  }

  @Property
  void givenAnyText_whenChecked_thenNoError(@ForAll String text) {
    ReceiverUrl.check(text, STRICT);
    ReceiverUrl.check("https://" + text, STRICT);
  }
}
