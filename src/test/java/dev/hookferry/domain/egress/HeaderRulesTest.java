package dev.hookferry.domain.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

  @Test
  void givenEachCharacter_whenName_thenTokenCharactersAlone() {
    String token = "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~";
    assertEquals(token, characters(c -> HeaderRules.isName(Character.toString(c))));
    assertFalse(HeaderRules.isName(""));
    assertFalse(HeaderRules.isName("X-A\n"));
  }

  @Test
  void givenEachCharacter_whenValue_thenTabAndPrintableAsciiAlone() {
    String value = characters(c -> HeaderRules.isValue("a" + Character.toString(c)));
    assertEquals('\t', value.charAt(0));
    assertEquals(characters(c -> c >= 0x20 && c <= 0x7E), value.substring(1));
    assertTrue(HeaderRules.isValue(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "connection",
        "keep-alive",
        "transfer-encoding",
        "upgrade",
        "via",
        "te",
        "trailer",
        "content-length",
        "content-type",
        "authorization",
        "origin",
        "permissions-policy",
        "user-agent",
        "accept",
        "accept-encoding",
        "accept-language",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-real-ip",
        "forwarded",
        "date",
        "expires",
        "last-modified",
        "cache-control",
        "etag",
        "if-match",
        "if-none-match",
        "access-control-allow-origin",
        "access-control-allow-methods",
        "access-control-allow-headers",
        "access-control-expose-headers"
      })
  void givenDocumentedName_whenReserved_thenInAnyCase(String name) {
    assertTrue(HeaderRules.isReserved(name));
    assertTrue(HeaderRules.isReserved(name.toUpperCase(Locale.ROOT)));
    assertFalse(HeaderRules.isReserved("x-" + name));
  }

  @ParameterizedTest
  @CsvSource({
    "Host, true",
    "CONTENT-LENGTH, true",
    "Connection, true",
    "Keep-Alive, true",
    "Proxy-Connection, true",
    "Proxy-Authenticate, true",
    "Proxy-Authorization, true",
    "TE, true",
    "trailer, true",
    "Transfer-Encoding, true",
    "Upgrade, true",
    "Authorization, false",
    "Content-Type, false",
    "X-Host, false",
  })
  void givenName_whenNeverSent_thenAsListed(String name, boolean never) {
    assertEquals(never, HeaderRules.isNeverSent(name));
  }

  private static String characters(IntPredicate wanted) {
    return IntStream.rangeClosed(0, 0x2FF)
        .filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
